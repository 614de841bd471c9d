//! The catalog and the organizations of a run: few products, but one of each kind that has rules of its own.

use jiff::civil::{Date, date};
use purser_domain::catalog::{
    Frequency, OfferClass, Price, Product, SalePlan, SaleStatus, ServicePlan, Term, Terms,
};
use purser_domain::id::{PlanId, SkuId};
use purser_domain::market::market;
use purser_domain::money::Money;
use purser_domain::payment::{Address, Card, CardBehavior};
use purser_domain::policy::OfferType;
use uuid::Uuid;

/// Domain and market of every organization.
pub const ORGANIZATIONS: [(&str, &str); 2] = [("aurora.example", "SE"), ("borealis.example", "US")];

/// How often each plan is billed, in which terms.
const PLANS: [(Term, Frequency); 4] = [
    (Term::P1M, Frequency::Monthly),
    (Term::P1Y, Frequency::Monthly),
    (Term::P1Y, Frequency::Annual),
    (Term::P3Y, Frequency::Upfront),
];

/// First day of every price.
const OPENED: Date = date(2020, 1, 1);

/// What is sold at first.
#[must_use]
pub fn catalog() -> Vec<Product> {
    let reports =
        Product { trial_days: Some(30), trial_without_payment_method: true, ..product(1, "REPORTS", 1_399) };
    let flows = Product {
        trial_days: Some(14),
        terms: Terms::SevenDay,
        offer_class: OfferClass::WithoutDisabled,
        ..product(2, "FLOWS", 20_000)
    };
    let desks = Product {
        self_service: false,
        offer_class: OfferClass::EnterpriseAgreement,
        terms: Terms::SevenDay,
        ..product(3, "DESKS", 777)
    };
    let notes = product(4, "NOTES", 0);
    let visuals = Product { offer_type: Some(OfferType::PowerBiVisuals), ..product(5, "VISUALS", 31) };
    let relics = Product { status: SaleStatus::EndOfSale, ..product(6, "RELICS", 5) };
    vec![reports, flows, desks, notes, visuals, relics]
}

fn product(number: u128, id: &str, minor: i64) -> Product {
    let plan = |(nth, &(term, billing_frequency)): (u128, &(Term, Frequency))| SalePlan {
        plan_id: PlanId(Uuid::from_u128(number.saturating_mul(100).saturating_add(nth))),
        term,
        billing_frequency,
        prices: prices(OPENED, minor.saturating_mul(i64::from(billing_frequency.months(term)))),
    };
    Product {
        product_id: id.into(),
        name: id.to_lowercase(),
        aliases: Vec::new(),
        sku_id: SkuId(Uuid::from_u128(number)),
        sku_part_number: id.into(),
        category: String::new(),
        offer_type: None,
        service_plans: (1..=3).map(|nth| service_plan(number, nth)).collect(),
        self_service: true,
        trial_days: None,
        trial_without_payment_method: false,
        terms: Terms::Flexible,
        offer_class: OfferClass::Default,
        status: SaleStatus::OnSale,
        plans: (0..).zip(&PLANS).map(plan).collect(),
    }
}

fn service_plan(number: u128, nth: u128) -> ServicePlan {
    ServicePlan {
        service_plan_id: Uuid::from_u128(number.saturating_mul(1_000).saturating_add(nth)),
        service_plan_name: format!("SERVICE_{nth}"),
        friendly_name: String::new(),
    }
}

/// One price in every market of the run.
#[must_use]
pub fn prices(from: Date, minor: i64) -> Vec<Price> {
    let markets = ORGANIZATIONS.iter().filter_map(|(_, code)| market(code));
    let price = |market: &purser_domain::market::Market| Price {
        market: market.code.into(),
        from,
        unit_price: Money::new(minor, market.currency),
    };
    markets.map(price).collect()
}

/// A card that behaves in some way.
#[must_use]
pub fn card(behavior: CardBehavior, expires: Date) -> Card {
    Card {
        token: "sandbox".into(),
        brand: "visa".into(),
        last4: "4242".into(),
        expires,
        name: "A. Person".into(),
        behavior,
    }
}

/// An address in a country.
#[must_use]
pub fn address(country: &str) -> Address {
    Address {
        line1: "Main Street 1".into(),
        line2: None,
        city: "Town".into(),
        region: None,
        postal_code: "12345".into(),
        country: country.into(),
    }
}
