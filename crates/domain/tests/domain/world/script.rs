//! A tiny language for tests: one step a line, `->` and what comes of it at the end. A step without `->` must succeed.
//! Lines that begin with `#` say why. For example:
//!
//! ```text
//! kai buys 8 pbi as mine              -> billed 80.00
//! kai assigns mine p1..p5             -> ok
//! kai sets mine to 4                  -> below_assigned
//! see mine                            -> active 5/8 until 2026-02-15
//! ```
//!
//! What comes of a step is a refusal's code, or `billed` or `credited` and the sum, or `unchanged`, or `ok`; notes
//! stand in brackets behind it.

use super::cast::{Buying, product_id};
use super::{World, subscription_of, take_over_of};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use purser_domain::catalog::SaleStatus;
use purser_domain::command::{ChangeBillingProfile, ChangeTenant, Command, PersonRef, Principal, When};
use purser_domain::money::Money;
use purser_domain::payment::{CardBehavior, Owner};
use purser_domain::period::{begin_of, day_in, plus_days};
use purser_domain::plan::{Change, Note, Plan};
use purser_domain::policy::{OfferType, PolicyChange, PolicyValue};
use purser_domain::react::react;
use purser_domain::refusal::{FieldError, Refusal};
use purser_domain::subscription::{CancelReason, Subscription};
use purser_domain::support::{Resolution, SupportSubject};
use purser_domain::take_over::{Phase, TakeOverAction};
use purser_domain::work::Work;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Runs a script in a new world: market US, the morning of 15 January 2026.
pub fn script(text: &str) -> World {
    let mut world = World::new("US", date(2026, 1, 15));
    world.script(text);
    world
}

impl World {
    /// Runs a script, and says which line did not come out as it says.
    pub fn script(&mut self, text: &str) {
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (step, expected) = match line.split_once("->") {
                Some((step, expected)) => (step, Some(expected.trim())),
                None => (line, None),
            };
            let words: Vec<&str> = step.split_whitespace().collect();
            match (self.line(&words), expected) {
                (Ok(came), Some(expected)) => assert_eq!(came, expected, "line {number}: {line}"),
                (Err(no), Some(expected)) => assert_eq!(code(&no), expected, "line {number}: {line}\n{no:?}"),
                (Ok(_), None) => {}
                (Err(no), None) => panic!("line {number}: {line}\n{no:?}"),
            }
        }
        self.check_all();
    }

    /// Runs one step, and says what came of it or why not.
    pub fn try_line(&mut self, step: &str) -> Result<String, Refusal> {
        self.line(&step.split_whitespace().collect::<Vec<_>>())
    }

    fn line(&mut self, words: &[&str]) -> Result<String, Refusal> {
        match *words {
            ["pass", time] => self.pass(time),
            ["nobody", "looks", "until", day] => {
                let until = self.begin(day.parse().expect("a date")).max(self.now);
                self.nobody_looks(until);
            }
            ["until", day] => {
                let until = self.begin(day.parse().expect("a date"));
                self.time_passes(until);
            }
            ["everything", "due", "happens"] => self.advance_all(),
            ["see", label] => return Ok(self.see(label)),
            ["bills", label] => return Ok(self.bills(label)),
            ["holders", label] => return Ok(self.names_of_holders(label)),
            ["mail", who] => return Ok(self.mail(who)),
            ["free", label] => return Ok(self.subscription(label).free().to_string()),
            ["step", label] => return self.one_step(label),
            ["finish", label] => {
                let id = self.take_over(label).id;
                self.finish(id);
            }
            ["phase", label] => return Ok(format!("{:?}", self.take_over(label).phase).to_lowercase()),
            ["operator", "reprices", plan, price, "from", day] => {
                return self.reprices(plan, price, day.parse().expect("a date")).map(|plan| told(&plan));
            }
            ["operator", "ends-sale", plan] => {
                let ended = self.re_imports(plan, |product| product.status = SaleStatus::EndOfSale);
                return ended.map(|plan| told(&plan));
            }
            ["operator", "renames", plan, "to", id] => {
                let renamed = self.re_imports(plan, |product| {
                    product.aliases.push(std::mem::replace(&mut product.product_id, id.into()));
                });
                return renamed.map(|plan| told(&plan));
            }
            ["operator", "drops", plan] => {
                let dropped = self.re_imports(plan, |product| product.plans.clear());
                return dropped.map(|plan| told(&plan));
            }
            [who, verb, ..] => return self.act(who, verb, words).map(|plan| told(&plan)),
            [] | [_] => panic!("what is {words:?}?"),
        }
        Ok("ok".into())
    }

    fn act(&mut self, who: &str, verb: &str, words: &[&str]) -> Result<Plan, Refusal> {
        let principal = self.principal(who);
        let subscription = || words.get(2).copied().expect("a subscription");
        let command = match verb {
            "buys" => return self.buy(who, &words[2..]),
            "takes" => return self.take(who, &words[2..]),
            "undoes" => {
                let take_over = self.take_over(subscription()).id;
                let plan = self.run(principal, Command::UndoTakeOver { take_over })?;
                if !words.contains(&"begin") {
                    self.finish(take_over);
                }
                return Ok(plan);
            }
            "sets" => Command::ChangeQuantity {
                subscription: self.id(subscription()),
                total: words[4].parse().expect("a number"),
                when: when(words),
            },
            "recurring" => {
                Command::SetRecurring { subscription: self.id(subscription()), recurring: words[3] == "on" }
            }
            "assigns" => Command::AssignLicenses {
                subscription: self.id(subscription()),
                people: self.people(&words[3..]),
            },
            "unassigns" => Command::UnassignLicenses {
                subscription: self.id(subscription()),
                people: self.people(&words[3..]),
            },
            "switches" => Command::ChangeServicePlans {
                subscription: self.id(subscription()),
                person: self.person(words[3]),
                disabled_plans: if words[4] == "off" {
                    self.service_plans(subscription())
                } else {
                    Vec::new()
                },
            },
            "cancels" => Command::Cancel {
                subscription: self.id(subscription()),
                reason: CancelReason::NoLongerNeeded,
                comment: None,
                when: when(words),
            },
            "online-limit" => Command::ChangeTenant(ChangeTenant {
                online_cancel_max: Some(subscription().parse().expect("a number")),
                ..ChangeTenant::default()
            }),
            "asks" => Command::OpenSupportRequest {
                subject: SupportSubject::CancelSubscription {
                    subscription: self.id(words[3]),
                    reason: CancelReason::TooExpensive,
                    comment: None,
                },
            },
            "grants" => self.resolution(subscription(), Resolution::Done),
            "declines" => self.resolution(subscription(), Resolution::Declined),
            "pays-with" => self.pays_with(who, words[2])?,
            "policy" => Command::SetPolicy { changes: vec![policy_change(words[2], words[3])] },
            "advances" => Command::Advance { subscription: self.id(subscription()) },
            other => panic!("nobody can {other}"),
        };
        self.run(principal, command)
    }

    /// `kai buys 8 pbi [for-org] [trial] [card=…] [on DATE] [as LABEL]`
    fn buy(&mut self, who: &str, words: &[&str]) -> Result<Plan, Refusal> {
        let quantity = words[0].parse().expect("a number");
        let mut buying = Buying::of(words[1], quantity);
        if words.contains(&"for-org") {
            buying = Buying::for_organization(words[1], quantity);
        }
        buying.trial = words.contains(&"trial");
        if let Some(kind) = words.iter().find_map(|word| word.strip_prefix("card=")) {
            buying.card = card_kind(kind);
        }
        buying.starts_on = following(words, "on").map(|day| day.parse().expect("a date"));
        let plan = self.buys(who, &buying)?;
        if let Some(label) = following(words, "as") {
            self.subscriptions.insert(label.into(), subscription_of(&plan));
        }
        Ok(plan)
    }

    /// All services of a subscription's product.
    pub fn service_plans(&self, label: &str) -> Vec<Uuid> {
        let product = self.store.product(&self.subscription(label).product_id).expect("a product");
        product.service_plans.iter().map(|plan| plan.service_plan_id).collect()
    }

    /// Of the last request about a subscription.
    fn resolution(&self, label: &str, resolution: Resolution) -> Command {
        let id = self.id(label);
        let requests = self.store.requests.values().rev();
        let request = requests.into_iter().find(|request| request.subject.subscription() == Some(id));
        let answer = (resolution == Resolution::Declined).then(|| "It is needed.".to_owned());
        Command::ResolveSupportRequest { request: request.expect("a request").id, resolution, answer }
    }

    /// The person's billing profile pays with another card.
    fn pays_with(&mut self, who: &str, kind: &str) -> Result<Command, Refusal> {
        let principal = self.principal(who);
        let owner = Owner::Person(self.person(who));
        let profile =
            self.store.profiles.iter().find(|profile| profile.owner == owner).expect("a profile").id;
        let card = card_kind(kind).expect("a card");
        Ok(Command::ChangeBillingProfile(ChangeBillingProfile {
            billing_profile: profile,
            payment_method: Some(self.card_of(owner, principal, card)?),
            purchase_order: None,
            bill_to: None,
        }))
    }

    /// `admin takes mine by cancel|transfer|move TARGET [begin] [as LABEL]`; a move runs to its end unless it says
    /// `begin`.
    fn take(&mut self, who: &str, words: &[&str]) -> Result<Plan, Refusal> {
        let action = match words[2] {
            "cancel" => TakeOverAction::Cancel { reason: CancelReason::AgainstPolicy, comment: None },
            "transfer" => TakeOverAction::Transfer,
            _ => TakeOverAction::MoveUsers { target: self.id(words[3]) },
        };
        let command = Command::TakeOver { subscription: self.id(words[0]), action };
        let plan = self.run(self.principal(who), command)?;
        let id = take_over_of(&plan);
        if let Some(label) = following(words, "as") {
            self.take_overs.insert(label.into(), id);
        }
        if !words.contains(&"begin") {
            self.finish(id);
        }
        Ok(plan)
    }

    fn one_step(&mut self, label: &str) -> Result<String, Refusal> {
        let known = self.take_over(label);
        let (id, step) = (known.id, known.step);
        let command = Command::ContinueTakeOver { take_over: id, step };
        let plan = self.run(Principal::System, command)?;
        let under_way = matches!(self.take_over(label).phase, Phase::Moving | Phase::Undoing);
        Ok(match plan.changes.is_empty() {
            true => told(&plan),
            false => if under_way { "more" } else { "done" }.into(),
        })
    }

    /// Names, and ranges such as `p1..p5`.
    fn people(&mut self, words: &[&str]) -> Vec<PersonRef> {
        let mut people = Vec::new();
        for word in words {
            let Some((first, last)) = word.split_once("..") else {
                people.push(self.person_ref(word));
                continue;
            };
            let number = |name: &str| name[1..].parse::<u32>().expect("a number");
            for n in number(first)..=number(last) {
                people.push(self.person_ref(&format!("p{n}")));
            }
        }
        people
    }

    fn person_ref(&mut self, name: &str) -> PersonRef {
        match name {
            "nobody" => PersonRef::Name("nobody@contoso.example".into()),
            name if name.contains('@') => PersonRef::read(name),
            name => PersonRef::Id(self.person(name)),
        }
    }

    fn pass(&mut self, time: &str) {
        let (number, unit) = time.split_at(time.len() - 1);
        let number: i64 = number.parse().expect("a number");
        let until = match unit {
            "d" => self.now.checked_add(SignedDuration::from_hours(24 * number)).unwrap(),
            "h" => self.now.checked_add(SignedDuration::from_hours(number)).unwrap(),
            other => panic!("what unit is {other}?"),
        };
        self.time_passes(until);
    }

    fn begin(&self, day: Date) -> Timestamp {
        begin_of(&self.tenant_row().time_zone, day)
    }

    /// The present day of the organization.
    pub fn today(&self) -> Date {
        day_in(&self.tenant_row().time_zone, self.now)
    }

    /// The morning of a day that many days from now.
    pub fn in_days(&self, days: i64) -> Timestamp {
        self.begin(plus_days(self.today(), days))
    }

    /// What people are told about a subscription.
    pub fn see(&self, label: &str) -> String {
        let known = self.subscription(label);
        let trial = if known.trial() { "trial " } else { "" };
        let ends = known.ends_on().map_or_else(String::new, |day| format!(" until {day}"));
        let once = if known.recurring { "" } else { " once" };
        let next = known.at_renewal.map_or_else(String::new, |total| format!(" then {total}"));
        let status = known.status().word();
        format!("{trial}{status} {}/{}{ends}{once}{next}", known.assigned, known.quantity())
    }

    /// What everyone was billed for a subscription, all lines together.
    fn bills(&self, label: &str) -> String {
        let known = self.subscription(label);
        let mut sums: BTreeMap<Owner, i64> = BTreeMap::new();
        for line in self.store.lines.iter().filter(|line| line.subscription_id == known.id) {
            *sums.entry(self.store.payer(line)).or_default() += line.amount.minor;
        }
        let told = sums.iter().map(|(owner, &sum)| {
            format!("{} {}", self.owner_name(*owner), Money::new(sum, price_of(known).currency).decimal())
        });
        told.collect::<Vec<_>>().join(", ")
    }

    fn owner_name(&self, owner: Owner) -> &str {
        owner.person().map_or("organization", |person| &self.store.people[&person].display_name)
    }

    /// What somebody was written, oldest first.
    fn mail(&self, who: &str) -> String {
        let work = self.store.events.iter().flat_map(|event| react(event, self.tenant_row(), self.now));
        let mails = work.filter_map(|work| match work {
            Work::Mail { to, message } if to.name == who => Some(word(&message)),
            _ => None,
        });
        mails.collect::<Vec<_>>().join(" ")
    }

    fn names_of_holders(&self, label: &str) -> String {
        let mut names: Vec<_> =
            self.holders(label).iter().map(|id| self.store.people[id].display_name.clone()).collect();
        names.sort();
        names.join(" ")
    }
}

fn price_of(known: &Subscription) -> Money {
    known.unit_price().expect("a price")
}

fn when(words: &[&str]) -> When {
    if words.contains(&"at-renewal") { When::Renewal } else { When::Now }
}

fn following<'a>(words: &[&'a str], word: &str) -> Option<&'a str> {
    words.windows(2).find(|pair| pair[0] == word).map(|pair| pair[1])
}

fn card_kind(kind: &str) -> Option<CardBehavior> {
    match kind {
        "none" => None,
        "succeeds" => Some(CardBehavior::Succeeds),
        "declines" => Some(CardBehavior::Declines),
        "empty" => Some(CardBehavior::InsufficientFunds),
        "asks" => Some(CardBehavior::NeedsAuthentication),
        other => panic!("no card {other}"),
    }
}

/// `default`, an offer type's word, a plan's word, or any product id; a value's word or `unset`.
pub fn policy_change(subject: &str, value: &str) -> PolicyChange {
    let value =
        (value != "unset").then(|| PolicyValue::named(value).unwrap_or_else(|| panic!("no value {value}")));
    match OfferType::named(subject) {
        _ if subject == "default" => PolicyChange::Default(value),
        Some(offer_type) if subject != "saas" => PolicyChange::OfferType(offer_type, value),
        _ if super::PLANS.iter().any(|&(plan, ..)| plan == subject) => {
            PolicyChange::Product(product_id(subject).into(), value)
        }
        _ => PolicyChange::Product(subject.into(), value),
    }
}

/// A refusal as scripts tell it: its code, and the fields that were wrong with their rules.
pub fn code(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid(errors) => {
            let told = |error: &FieldError| format!(" {} {}", error.field, error.rule.code());
            format!("{}{}", refusal.code(), errors.iter().map(told).collect::<String>())
        }
        _ => refusal.code().into(),
    }
}

/// What came of a command.
pub fn told(plan: &Plan) -> String {
    let lines = plan.changes.iter().filter_map(|change| match change {
        Change::AddLine(line) => Some(line.amount),
        _ => None,
    });
    let amounts: Vec<Money> = lines.collect();
    let sum: i64 = amounts.iter().map(|amount| amount.minor).sum();
    let mut told = match amounts.first() {
        Some(first) if sum >= 0 => format!("billed {}", Money::new(sum, first.currency).decimal()),
        Some(first) => format!("credited {}", Money::new(-sum, first.currency).decimal()),
        None if plan.notes.contains(&Note::NothingChanged) => "unchanged".into(),
        None => "ok".into(),
    };
    for note in plan.notes.iter().filter(|note| **note != Note::NothingChanged) {
        told = format!("{told} ({})", word(note));
    }
    told
}

/// The name of an enum's variant on the wire.
pub fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value).expect("a value") {
        Value::String(word) => word,
        other => other.as_object().and_then(|one| one.keys().next().cloned()).expect("a variant"),
    }
}
