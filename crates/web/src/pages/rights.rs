//! Which places the navigation offers to whom: a function of the rights that the domain gives, so that a page and the
//! command behind it never disagree about who somebody is.

use purser_domain::authz::{Permission, Standing};
use purser_render::page::Place;
use std::collections::BTreeSet;

/// What somebody may open. Everyone has their own purchases, their own cards and what they may buy.
pub fn places(standing: &Standing) -> BTreeSet<Place> {
    Place::ALL.into_iter().filter(|&place| may_open(standing, place)).collect()
}

/// Whether somebody may open a place.
pub fn may_open(standing: &Standing, place: Place) -> bool {
    match place {
        Place::Home
        | Place::YourProducts
        | Place::Licenses
        | Place::PurchaseServices
        | Place::BillsAndPayments
        | Place::BillingNotifications
        | Place::Support
        | Place::MyAccount => true,
        Place::Users => !standing.roles.is_empty(),
        Place::OrgSettings | Place::SelfServicePolicy => standing.may(Permission::ReadPolicy),
        Place::AuditLog | Place::Jobs => standing.may(Permission::SeeEvents),
    }
}
