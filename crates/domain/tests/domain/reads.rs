//! What everyone may read (R-ROL-4, R-ROL-6, domain.md 1.1): the scope that becomes part of every view.

use super::world::World;
use jiff::civil::date;
use purser_domain::authz::{Permission, standing};
use purser_domain::facts::{Facts, Key, Stop};
use purser_domain::payment::Owner;
use purser_domain::people::Role;
use purser_domain::refusal::Refusal;
use std::collections::BTreeSet;

/// Everything that has been read about everyone.
fn facts(world: &World) -> Facts {
    let mut facts = Facts::new(world.tenant_row().clone());
    for id in world.store.people.keys() {
        world.store.load(&Key::Person(*id), &mut facts);
    }
    for id in world.store.services.keys() {
        world.store.load(&Key::Service(*id), &mut facts);
    }
    facts
}

#[test]
fn who_sees_what() {
    let mut world = World::new("US", date(2026, 1, 15));
    let (facts, kai) = (facts(&world), world.person("kai"));
    for (name, own, organization, self_service, payment, support) in [
        ("admin", true, true, true, true, true),
        ("billing", true, true, true, true, true),
        ("licenses", true, true, true, false, false),
        ("users", true, true, true, false, false),
        ("reader", true, true, true, true, true),
        ("support", true, true, false, false, true),
        ("kai", true, false, false, false, false),
        ("guest", true, false, false, false, false),
        ("robot", false, true, true, true, true),
        ("operator", false, true, true, true, true),
        ("provisioning", false, false, false, false, false),
        ("system", false, false, false, false, false),
    ] {
        let standing = standing(world.principal(name), &facts).unwrap();
        let scope = standing.scope(world.tenant);
        assert_eq!(scope.own.is_some(), own, "{name}");
        assert_eq!(
            (scope.organization, scope.self_service, scope.payment, scope.support),
            (organization, self_service, payment, support),
            "{name}"
        );
        assert_eq!(standing.sees(Owner::Organization), organization, "{name}");
        assert_eq!(standing.sees(Owner::Person(kai)), self_service || name == "kai", "{name}");
    }
}

#[test]
fn who_is_switched_off_or_unknown_sees_nothing() {
    let world = World::new("US", date(2026, 1, 15));
    let facts = facts(&world);
    let retired = standing(world.principal("retired"), &facts);
    assert_eq!(retired, Err(Stop::Refused(Refusal::AccountInactive)));
    let stranger = purser_domain::command::Principal::Person(purser_domain::id::PersonId(uuid::Uuid::nil()));
    assert!(matches!(standing(stranger, &facts), Err(Stop::Need(_))));
}

/// Rights that change something, with the roles of domain.md 1.1 that give them.
#[test]
fn domain_1_1_roles_give_these_rights_and_no_others() {
    use Permission as P;
    use Role as R;
    let (global, billing) = (R::GlobalAdministrator, R::BillingAdministrator);
    let (license, user, reader) = (R::LicenseAdministrator, R::UserAdministrator, R::GlobalReader);
    let support = R::ServiceSupportAdministrator;
    for permission in P::ALL {
        let roles: BTreeSet<Role> = R::ALL.into_iter().filter(|role| permission.given_by(*role)).collect();
        let expected = match permission {
            P::ManageOrganization | P::AssignRoles => vec![global],
            P::ManagePeople => vec![global, user],
            P::BuyForOrganization
            | P::ManageOrganizationSubscription
            | P::TakeOver
            | P::SetPolicy
            | P::CancelForPurchaser
            | P::ManageOrganizationPayment => vec![global, billing],
            P::AssignOrganizationLicenses => vec![global, license, user],
            P::ReadPolicy | P::SeeEvents => vec![global, billing, reader],
            P::SeeSupportRequests => vec![global, billing, reader, support],
            P::AnswerQuestions => vec![global, billing, support],
            P::SeeSelfServicePurchases => vec![global, billing, license, user, reader],
            P::SeeOrganizationSubscriptions | P::SeePeople => R::ALL.to_vec(),
            // What is one's own needs no role, and what is another's no role gives (R-ROL-6, R-ADM-10).
            P::Operate
            | P::Maintain
            | P::BuyForSelf
            | P::ManageOwnSubscription
            | P::AssignOwnLicenses
            | P::ManageOwnPayment
            | P::AssignOthersSelfServiceLicenses
            | P::ManageOthersSelfServiceSubscription => Vec::new(),
        };
        assert_eq!(roles, BTreeSet::from_iter(expected), "{permission:?}");
    }
}
