//! Wishes about cards and billing profiles.

use super::Actor;
use crate::model::Organization;
use crate::shop;
use jiff::civil::date;
use purser_domain::command::{ChangeBillingProfile, Command, Principal};
use purser_domain::payment::{CardBehavior, Owner};
use purser_domain::period::plus_months;

impl Actor<'_> {
    pub(super) fn add_payment_method(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let person = self.anyone(of)?;
        let owner = if self.random.chance(200) { Owner::Organization } else { Owner::Person(person) };
        let bad =
            [CardBehavior::Declines, CardBehavior::InsufficientFunds, CardBehavior::NeedsAuthentication];
        let behavior = if self.random.chance(200) {
            self.random.of(CardBehavior::Declines, &bad)
        } else {
            CardBehavior::Succeeds
        };
        let expires = plus_months(self.today(of).first_of_month(), self.random.between(0, 60));
        let country = if self.random.chance(50) { "CN" } else { of.tenant.market.as_str() };
        let command = Command::AddPaymentMethod {
            owner,
            card: shop::card(behavior, expires),
            address: shop::address(country),
        };
        Some((self.owner(of, owner), command))
    }

    pub(super) fn change_payment_method(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let all: Vec<_> = of.methods.values().collect();
        let known = *self.random.pick(&all)?;
        let command = Command::ChangePaymentMethod {
            payment_method: known.id,
            expires: Some(date(2099, 12, 1)).filter(|_| self.random.chance(700)),
            name: self.random.chance(300).then(|| "Another Person".to_owned()),
            address: None,
        };
        Some((self.owner(of, known.owner), command))
    }

    pub(super) fn remove_payment_method(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let all: Vec<_> = of.methods.values().collect();
        let known = *self.random.pick(&all)?;
        let command = Command::RemovePaymentMethod { payment_method: known.id };
        Some((self.owner(of, known.owner), command))
    }

    pub(super) fn change_billing_profile(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let all: Vec<_> = of.profiles.values().collect();
        let known = *self.random.pick(&all)?;
        let methods: Vec<_> = of.methods.values().filter(|method| method.owner == known.owner).collect();
        let method = self.random.pick(&methods).map(|method| method.id);
        let order = format!("PO-{}", self.random.below(5));
        let change = ChangeBillingProfile {
            billing_profile: known.id,
            payment_method: method.filter(|_| self.random.chance(700)),
            purchase_order: self.random.chance(300).then_some(order),
            bill_to: None,
        };
        Some((self.owner(of, known.owner), Command::ChangeBillingProfile(change)))
    }
}
