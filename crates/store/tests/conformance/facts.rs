//! Every key is answered: with what there is, or with the word that there is nothing.

use super::bench::{
    A, B, Bench, PROFILE, at, held, is_retry, job, line, person, person_id, product, profile, request,
    subscription, subscription_id, take_over, take_over_id, tenant_write,
};
use crate::on_all;
use jiff::civil::date;
use purser_domain::command::Principal;
use purser_domain::facts::{Facts, Key};
use purser_domain::id::{
    BillingProfileId, JobId, OPERATOR, PaymentMethodId, PlanId, ServiceId, SupportRequestId, TokenId,
};
use purser_domain::limits::ADMINS_MAX;
use purser_domain::payment::{Address, BillingProfile, Card, CardBehavior, Owner, PaymentMethod};
use purser_domain::people::{Bearer, Person, Role, ServiceAccount, Session, Token};
use purser_domain::plan::Change;
use purser_domain::policy::PolicySet;
use purser_domain::support::{Resolution, Resolved, SupportRequest, SupportSubject};
use purser_store::TenantWrite;
use purser_store::testing::TestDatabase;
use std::collections::BTreeSet;
use uuid::Uuid;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn every_key() -> Vec<Key> {
    vec![
        Key::Person(person_id(1)),
        Key::PersonNamed("p2@a.example".into()),
        Key::DomainTaken("b.example".into()),
        Key::NameTaken("p3@b.example".into()),
        Key::Service(ServiceId(id(1))),
        Key::Token(TokenId(id(1))),
        Key::Sessions(person_id(1)),
        Key::Admins,
        Key::Product("PRO".into()),
        Key::Product("PRO-BEFORE".into()),
        Key::Plan(PlanId(id(1))),
        Key::Policy,
        Key::PaymentMethod(PaymentMethodId(id(1))),
        Key::PaymentMethodCount(Owner::Organization),
        Key::PaymentMethodCount(Owner::Person(person_id(1))),
        Key::PaymentMethodUses(PaymentMethodId(id(1))),
        Key::BillingProfile(PROFILE),
        Key::ProfileOf(Owner::Organization),
        Key::ProfileOf(Owner::Person(person_id(1))),
        Key::Subscription(subscription_id(1)),
        Key::Seat(subscription_id(1), person_id(1)),
        Key::Billed(subscription_id(1)),
        Key::TakeOver(take_over_id(1)),
        Key::MoveStep { from: subscription_id(1), into: None, after: None, only: None },
        Key::Brought(take_over_id(1), subscription_id(1)),
        Key::BuriedJob(JobId(id(1))),
        Key::SupportRequest(SupportRequestId(id(1))),
        Key::CancelRequested(subscription_id(1)),
        Key::SupportRequestsOpen(person_id(1)),
    ]
}

/// Everything that was read, one line for each kind; the same keys of an empty organization give the same keys.
fn told(facts: &Facts) -> Vec<bool> {
    let some = |count: usize| count > 0;
    vec![
        facts.people.get(&person_id(1)).unwrap().is_some(),
        facts.people_named.get("p2@a.example").unwrap().is_some(),
        facts.domain_taken(&"b.example".into()).unwrap(),
        facts.name_taken(&"p3@b.example".into()).unwrap(),
        facts.services.get(&ServiceId(id(1))).unwrap().is_some(),
        facts.tokens.get(&TokenId(id(1))).unwrap().is_some(),
        some(facts.sessions_of(&person_id(1)).unwrap().len()),
        some(facts.admins.as_ref().unwrap().len()),
        facts.products.get("PRO").unwrap().is_some(),
        facts.products.get("PRO-BEFORE").unwrap().is_some(),
        facts.plans.get(&PlanId(id(1))).unwrap().is_some(),
        facts.policy().unwrap().version > 0,
        facts.payment_methods.get(&PaymentMethodId(id(1))).unwrap().is_some(),
        facts.payment_method_count(&Owner::Organization).unwrap() > 0,
        facts.payment_method_count(&Owner::Person(person_id(1))).unwrap() > 0,
        facts.payment_method_use(&PaymentMethodId(id(1))).unwrap() > 0,
        facts.billing_profiles.get(&PROFILE).unwrap().is_some(),
        facts.profile_of(&Owner::Organization).unwrap().is_some(),
        facts.profile_of(&Owner::Person(person_id(1))).unwrap().is_some(),
        facts.subscriptions.get(&subscription_id(1)).unwrap().is_some(),
        facts.seat(subscription_id(1), person_id(1)).unwrap().is_some(),
        some(facts.billed_of(&subscription_id(1)).unwrap().len()),
        facts.take_overs.get(&take_over_id(1)).unwrap().is_some(),
        facts.move_steps.values().all(|step| step.people > 0),
        facts.brought(take_over_id(1), subscription_id(1)).unwrap() > 0,
        facts.job_buried(&JobId(id(1))).unwrap(),
        facts.support_requests.get(&SupportRequestId(id(1))).unwrap().is_some(),
        facts.cancel_requested(&subscription_id(1)).unwrap(),
        facts.support_requests_open(&person_id(1)).unwrap() > 0,
    ]
}

fn method(n: u128, owner: Owner, removed: bool) -> PaymentMethod {
    let address = Address {
        line1: "Storgatan 1".into(),
        line2: None,
        city: "Göteborg".into(),
        region: None,
        postal_code: "411 24".into(),
        country: "SE".into(),
    };
    let card = Card {
        token: "tok".into(),
        brand: "visa".into(),
        last4: "4242".into(),
        expires: date(2030, 1, 1),
        name: "Nils".into(),
        behavior: CardBehavior::Succeeds,
    };
    PaymentMethod { id: PaymentMethodId(id(n)), version: 1, owner, card, address, removed }
}

fn service() -> ServiceAccount {
    ServiceAccount {
        id: ServiceId(id(1)),
        version: 1,
        display_name: "Robot".into(),
        roles: BTreeSet::from([Role::LicenseAdministrator]),
        secret_hash: "00".into(),
    }
}

/// The organization's, a person's, and a session of that person.
fn tokens() -> [Token; 3] {
    let token = |n: u128, bearer, session| Token {
        id: TokenId(id(n)),
        version: 1,
        hash: n.to_string(),
        bearer,
        expires_at: None,
        session,
    };
    let person = Bearer::Person(person_id(1));
    let session = Some(Session { began_at: at(3) });
    [token(1, Bearer::Provisioning, None), token(2, person, None), token(3, person, session)]
}

async fn check_every_key(database: &TestDatabase) {
    let bench = Bench { store: database.open().await.unwrap() };
    // Nothing there: every key has an entry that says so. The operator's organization is all there is.
    let nothing = bench.read(OPERATOR, every_key()).await;
    assert_eq!(told(&nothing), vec![false; every_key().len()]);

    let bench = Bench::new(database).await;
    let admin =
        Person { version: 2, roles: BTreeSet::from([Role::GlobalAdministrator]), ..person(5, "a.example") };
    let service = service();
    let [token, own, session] = tokens();
    let one = Owner::Person(person_id(1));
    let paid = BillingProfile {
        payment_method_id: Some(PaymentMethodId(id(1))),
        ..profile(BillingProfileId(id(3)), one)
    };
    let mut changes = held(1, &[1, 2]);
    let mut marked = changes.pop().unwrap();
    if let Change::OpenSeat(seat) = &mut marked {
        seat.take_over_id = Some(take_over_id(1));
    }
    changes.extend([
        marked,
        Change::PutPerson(admin.clone()),
        Change::PutService(service.clone()),
        Change::PutToken(token.clone()),
        Change::PutToken(own),
        Change::PutToken(session.clone()),
        Change::PutProduct(product("PRO", &["PRO-BEFORE"], &[1])),
        Change::PutPolicy(PolicySet { version: 1, ..PolicySet::new() }),
        Change::PutPaymentMethod(method(1, one, false)),
        Change::PutPaymentMethod(method(2, one, true)),
        Change::PutPaymentMethod(method(3, Owner::Organization, false)),
        Change::PutBillingProfile(paid.clone()),
        Change::PutBillingProfile(profile(BillingProfileId(id(4)), one)),
        Change::PutBillingProfile(profile(BillingProfileId(id(0xFF)), Owner::Organization)),
        Change::PutTakeOver(take_over(1, 1, 1)),
        Change::PutSupportRequest(request(1, 1)),
        Change::AddLine(line(1, 1, 0, 5)),
    ]);
    bench.commit(vec![TenantWrite { changes, jobs: vec![job(1, 0)], ..tenant_write(A) }]).await.unwrap();
    let (lease, token_id) = (id(77), JobId(id(1)));
    let claimed = bench.store.claim(A, at(0), at(9), lease, 1).await.unwrap();
    assert!(bench.store.bury(&claimed[0].lease(lease), "no").await.unwrap());

    let facts = bench.read(A, every_key()).await;
    assert_eq!(told(&facts), vec![true; every_key().len()]);
    assert_eq!(facts.person(&person_id(1)), Ok(&person(1, "a.example")));
    assert_eq!(facts.person_named("p2@a.example"), Ok(Some(person_id(2))));
    assert_eq!(facts.people.get(&person_id(2)), Some(&Some(person(2, "a.example"))), "by name, and at hand");
    assert_eq!(facts.admins(), Ok(vec![&admin]));
    assert_eq!(facts.service(&service.id), Ok(&service));
    assert_eq!(facts.token(&token.id), Ok(&token));
    assert_eq!(facts.sessions_of(&person_id(1)), Ok(vec![session]), "not the bearer tokens");
    assert_eq!(facts.product(&"PRO-BEFORE".to_owned()).unwrap().product_id, "PRO");
    assert_eq!(facts.payment_method_count(&one), Ok(1), "removed ones do not count");
    assert_eq!(facts.payment_method_use(&PaymentMethodId(id(1))), Ok(1));
    assert_eq!(facts.profile_of(&one), Ok(Some(paid.id)), "the oldest");
    assert_eq!(facts.profile_of(&Owner::Organization), Ok(Some(PROFILE)));
    assert_eq!(facts.billing_profile(&paid.id), Ok(&paid), "the profile itself is at hand too");
    assert_eq!(facts.subscription(&subscription_id(1)).unwrap().assigned, 2);
    assert_eq!(facts.brought(take_over_id(1), subscription_id(1)), Ok(1));
    assert_eq!(facts.job_buried(&token_id), Ok(true));

    // Next door the same ids mean nothing; what is everyone's is everyone's.
    let next_door = bench.read(B, every_key()).await;
    assert_eq!(next_door.subscription(&subscription_id(1)).ok(), None);
    assert_eq!(next_door.admins, Some(Vec::new()));
    assert_eq!(next_door.payment_method_count(&one), Ok(0));
    assert_eq!(next_door.product(&"PRO".to_owned()).unwrap().product_id, "PRO");
}

async fn check_support(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let question =
        SupportRequest { subject: SupportSubject::Question { text: "How?".into() }, ..request(3, 1) };
    let mut changes = held(1, &[]);
    changes.extend([request(1, 1), question.clone()].map(Change::PutSupportRequest));
    bench.write(A, changes).await.unwrap();
    let second = Change::PutSupportRequest(request(2, 1));
    assert!(is_retry(&bench.write(A, vec![second.clone()]).await), "two open ones about a subscription");
    let keys = || [Key::CancelRequested(subscription_id(1)), Key::SupportRequestsOpen(person_id(1))];
    let open = |facts: &Facts| {
        let requested = facts.cancel_requested(&subscription_id(1)).unwrap();
        (requested, facts.support_requests_open(&person_id(1)).unwrap())
    };
    assert_eq!(open(&bench.read(A, keys()).await), (true, 2));
    let resolved = Resolved {
        resolution: Resolution::Declined,
        answer: Some("No.".into()),
        resolved_by: Principal::Operator,
        resolved_at: at(4),
    };
    let declined = SupportRequest { version: 2, resolved: Some(resolved), ..request(1, 1) };
    bench.write(A, vec![Change::PutSupportRequest(declined.clone())]).await.unwrap();
    assert_eq!(open(&bench.read(A, keys()).await), (false, 1));
    bench.write(A, vec![second]).await.unwrap();
    assert_eq!(open(&bench.read(A, keys()).await), (true, 2));
    let facts = bench.read(A, [Key::SupportRequest(declined.id)]).await;
    assert_eq!(facts.support_request(&declined.id), Ok(&declined));
    assert_eq!(
        bench.read(B, [Key::SupportRequest(declined.id)]).await.support_request(&declined.id).ok(),
        None
    );
}

async fn check_admins(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let roles = BTreeSet::from([Role::BillingAdministrator]);
    let admins = (100..200).map(|n| Person { roles: roles.clone(), ..person(n, "a.example") });
    bench.write(A, admins.map(Change::PutPerson).collect()).await.unwrap();
    let retired = Person { version: 2, active: false, roles: roles.clone(), ..person(100, "a.example") };
    let guest = Person { version: 2, guest: true, roles: roles.clone(), ..person(101, "a.example") };
    let demoted = Person { version: 2, ..person(102, "a.example") };
    bench.write(A, [retired, guest, demoted].map(Change::PutPerson).to_vec()).await.unwrap();
    let facts = bench.read(A, [Key::Admins]).await;
    let expected: Vec<_> = (103..).map(person_id).take(ADMINS_MAX).collect();
    assert_eq!(facts.admins.as_ref(), Some(&expected));
    assert_eq!(facts.admins().unwrap().len(), ADMINS_MAX, "their documents are at hand");
}

async fn check_documents(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    // Text of every kind survives, in columns and in documents.
    let name = "Ünïcødé 產品 \"quoted\" \\u0041 'it''s' $1 ?1 {}";
    let odd = Person { id: person_id(50), display_name: name.into(), ..person(50, "a.example") };
    let mut bought = subscription(1);
    bought.product_name = name.into();
    bench
        .write(A, vec![Change::PutPerson(odd.clone()), Change::PutSubscription(bought.clone())])
        .await
        .unwrap();
    let facts = bench.read(A, [Key::Person(odd.id), Key::Subscription(bought.id)]).await;
    assert_eq!(facts.person(&odd.id), Ok(&odd));
    assert_eq!(facts.subscription(&bought.id), Ok(&bought));
}

on_all! {
    check_every_key => every_key_is_answered;
    check_admins => administrators_who_can_act_are_told;
    check_support => one_request_about_a_subscription_is_open;
    check_documents => text_survives;
}
