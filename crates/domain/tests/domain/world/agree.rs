//! Whether facts that were folded along say the same as reading again.

use super::store::Store;
use purser_domain::facts::{Facts, Key};
use purser_domain::people::Tenant;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// Fails when a fact differs from what the store says now.
pub fn assert_agree(folded: &Facts, store: &Store, tenant: &Tenant) {
    let mut read = Facts::new(tenant.clone());
    for key in keys(folded) {
        store.load(&key, &mut read);
    }
    assert_eq!(folded.tenant, read.tenant);
    assert_eq!(folded.policy, read.policy);
    assert_eq!(folded.admins, read.admins);
    same("people", &folded.people, &read.people);
    same("people_named", &folded.people_named, &read.people_named);
    same("domains_taken", &folded.domains_taken, &read.domains_taken);
    same("names_taken", &folded.names_taken, &read.names_taken);
    same("services", &folded.services, &read.services);
    same("tokens", &folded.tokens, &read.tokens);
    same("sessions", &folded.sessions, &read.sessions);
    same("products", &folded.products, &read.products);
    same("plans", &folded.plans, &read.plans);
    same("payment_methods", &folded.payment_methods, &read.payment_methods);
    same("payment_method_counts", &folded.payment_method_counts, &read.payment_method_counts);
    same("payment_method_uses", &folded.payment_method_uses, &read.payment_method_uses);
    same("billing_profiles", &folded.billing_profiles, &read.billing_profiles);
    same("profiles_of", &folded.profiles_of, &read.profiles_of);
    same("subscriptions", &folded.subscriptions, &read.subscriptions);
    same("seats", &folded.seats, &read.seats);
    same("billed", &folded.billed, &read.billed);
    same("take_overs", &folded.take_overs, &read.take_overs);
    same("move_steps", &folded.move_steps, &read.move_steps);
    same("brought", &folded.brought, &read.brought);
    same("buried_jobs", &folded.buried_jobs, &read.buried_jobs);
    same("support_requests", &folded.support_requests, &read.support_requests);
    same("cancel_requests", &folded.cancel_requests, &read.cancel_requests);
    same("support_requests_open", &folded.support_requests_open, &read.support_requests_open);
}

fn same<K: Ord + Debug, V: PartialEq + Debug>(what: &str, folded: &BTreeMap<K, V>, read: &BTreeMap<K, V>) {
    for (key, value) in folded {
        let now = read.get(key);
        assert_eq!(Some(value), now, "{what} {key:?}: folded along, and read again");
    }
}

fn keys(facts: &Facts) -> Vec<Key> {
    let mut keys: Vec<Key> = facts.move_steps.keys().cloned().collect();
    keys.extend(facts.people.keys().copied().map(Key::Person));
    keys.extend(facts.people_named.keys().cloned().map(Key::PersonNamed));
    keys.extend(facts.domains_taken.keys().cloned().map(Key::DomainTaken));
    keys.extend(facts.names_taken.keys().cloned().map(Key::NameTaken));
    keys.extend(facts.services.keys().copied().map(Key::Service));
    keys.extend(facts.tokens.keys().copied().map(Key::Token));
    keys.extend(facts.sessions.keys().copied().map(Key::Sessions));
    keys.extend(facts.admins.iter().map(|_| Key::Admins));
    keys.extend(facts.products.keys().cloned().map(Key::Product));
    keys.extend(facts.plans.keys().copied().map(Key::Plan));
    keys.extend(facts.policy.iter().map(|_| Key::Policy));
    keys.extend(facts.payment_methods.keys().copied().map(Key::PaymentMethod));
    keys.extend(facts.payment_method_counts.keys().copied().map(Key::PaymentMethodCount));
    keys.extend(facts.payment_method_uses.keys().copied().map(Key::PaymentMethodUses));
    keys.extend(facts.billing_profiles.keys().copied().map(Key::BillingProfile));
    keys.extend(facts.profiles_of.keys().copied().map(Key::ProfileOf));
    keys.extend(facts.subscriptions.keys().copied().map(Key::Subscription));
    keys.extend(facts.seats.keys().map(|&(of, person)| Key::Seat(of, person)));
    keys.extend(facts.billed.keys().copied().map(Key::Billed));
    keys.extend(facts.take_overs.keys().copied().map(Key::TakeOver));
    keys.extend(facts.brought.keys().map(|&(id, into)| Key::Brought(id, into)));
    keys.extend(facts.buried_jobs.keys().copied().map(Key::BuriedJob));
    keys.extend(facts.support_requests.keys().copied().map(Key::SupportRequest));
    keys.extend(facts.cancel_requests.keys().copied().map(Key::CancelRequested));
    keys.extend(facts.support_requests_open.keys().copied().map(Key::SupportRequestsOpen));
    keys
}
