//! What each message says. The parts are the same for every mail, so that text and HTML cannot differ.

use super::MailContext;
use crate::html::query_value;
use crate::words::{Value, Words, WordsError, one_line};
use jiff::civil::Date;
use purser_domain::id::SubscriptionId;
use purser_domain::money::Money;
use purser_domain::work::{Message, Purchase, Recipient, SupportOutcome, TakenOverHow};

/// The parts of a mail, in the order in which they are read.
pub(super) struct Body {
    pub(super) subject: String,
    pub(super) greeting: String,
    /// What happened.
    pub(super) lead: String,
    /// Labels and values.
    pub(super) facts: Vec<(String, String)>,
    /// What it means.
    pub(super) notes: Vec<String>,
    /// What can be done.
    pub(super) links: Vec<Link>,
    /// Why the recipient gets it.
    pub(super) why: String,
    /// Whom to ask: words, and the contact when there is one.
    pub(super) contact: (String, Option<String>),
}

/// Something that can be done.
pub(super) struct Link {
    pub(super) label: String,
    pub(super) url: String,
    /// What happens then.
    pub(super) what: Option<String>,
}

/// The parts of the mail about a message.
pub(super) fn compose<'a>(
    message: &'a Message,
    to: &'a Recipient,
    context: &'a MailContext,
    words: &'static Words,
) -> Result<Body, WordsError> {
    let draft = |key, values: Vec<(&'static str, Value<'a>)>| Draft::new(words, context, to, key, values);
    match message {
        Message::PurchaseConfirmed(purchase) => {
            let draft = draft("mail-purchase_confirmed", about(purchase));
            let (subject, lead) = headings(purchase);
            let links = draft.open(purchase.subscription_id)?;
            Ok(Body { facts: draft.purchase(purchase)?, links, ..draft.body(subject, lead, &["next"])? })
        }
        Message::PurchaseMade { purchaser, purchaser_address, purchase } => {
            let mut values = about(purchase);
            values.extend([("purchaser", purchaser.into()), ("address", purchaser_address.into())]);
            let draft = draft("mail-purchase_made", values);
            let (subject, lead) = headings(purchase);
            let links = draft.actions(purchase)?;
            Ok(Body { facts: draft.purchase(purchase)?, links, ..draft.body(subject, lead, &["next"])? })
        }
        Message::TakenOver { subscription_id, product, how, on, credit } => {
            let draft = draft("mail-taken_over", vec![("product", product.into())]);
            let facts = draft.taken_over(*subscription_id, how, *on, *credit)?;
            let (subject, lead, next) = match how {
                TakenOverHow::UsersMoved => ("subject-users_moved", "lead-users_moved", "next-users_moved"),
                TakenOverHow::Canceled { .. } => ("subject-canceled", "lead-canceled", "next-canceled"),
                TakenOverHow::Transferred => ("subject-transferred", "lead-transferred", "next-transferred"),
            };
            let notes: &[&str] = if credited(*credit).is_some() { &["credit", next] } else { &[next] };
            Ok(Body { facts, ..draft.body(subject, lead, notes)? })
        }
        Message::LicensesAssigned { subscription_id: _, product } => draft(
            "mail-licenses_assigned",
            vec![("product", product.into())],
        )
        .body("subject", "lead", &["next"]),
        Message::TakeOverUndone { subscription_id, product } => {
            let draft = draft("mail-take_over_undone", vec![("product", product.into())]);
            Ok(Body { links: draft.open(*subscription_id)?, ..draft.body("subject", "lead", &["next"])? })
        }
        Message::SupportRequestResolved { outcome, answer } => {
            draft("mail-support_request_resolved", asked(outcome)).resolved(outcome, answer.as_deref())
        }
    }
}

/// One message being written.
struct Draft<'a> {
    words: &'static Words,
    context: &'a MailContext,
    to: &'a Recipient,
    key: &'static str,
    values: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Draft<'a> {
    fn new(
        words: &'static Words,
        context: &'a MailContext,
        to: &'a Recipient,
        key: &'static str,
        mut values: Vec<(&'static str, Value<'a>)>,
    ) -> Self {
        values.extend([("organization", (&context.organization_name).into()), ("name", (&to.name).into())]);
        Self { words, context, to, key, values }
    }

    fn say(&self, part: &str) -> Result<String, WordsError> {
        self.words.text(&format!("{}.{part}", self.key), &self.values)
    }

    fn fact(&self, name: &str, value: String) -> Result<(String, String), WordsError> {
        Ok((self.words.name(&format!("mail-fact-{name}"))?, value))
    }

    fn body(&self, subject: &str, lead: &str, notes: &[&str]) -> Result<Body, WordsError> {
        let contact = match &self.context.support_contact {
            Some(contact) => (self.words.name("mail-contact")?, Some(contact.clone())),
            None => (self.words.text("mail-contact.administrator", &self.values)?, None),
        };
        Ok(Body {
            subject: self.say(subject)?,
            greeting: self.words.text("mail-greeting", &[("name", (&self.to.name).into())])?,
            lead: self.say(lead)?,
            facts: Vec::new(),
            notes: notes.iter().map(|part| self.say(part)).collect::<Result<_, _>>()?,
            links: Vec::new(),
            why: self.say("why")?,
            contact,
        })
    }

    fn purchase(&self, purchase: &Purchase) -> Result<Vec<(String, String)>, WordsError> {
        let mut facts = vec![self.fact("licenses", self.words.number(i64::from(purchase.quantity)))?];
        // A trial that never becomes a purchase costs nothing, so a price would only frighten.
        if !purchase.trial || purchase.recurring {
            facts.push(self.fact("unit_price", self.words.money(purchase.unit_price))?);
            facts.push(self.fact("price", self.words.money(purchase.price))?);
        }
        let end = match (purchase.trial, purchase.recurring) {
            (true, true) => "trial_paid_from",
            (true, false) => "trial_ends_on",
            (false, true) => "renews_on",
            (false, false) => "ends_on",
        };
        facts.push(self.fact(end, self.words.date(purchase.ends_on))?);
        facts.push(self.fact("subscription", purchase.subscription_id.to_string())?);
        Ok(facts)
    }

    fn taken_over(
        &self,
        subscription: SubscriptionId,
        how: &TakenOverHow,
        on: Date,
        credit: Option<Money>,
    ) -> Result<Vec<(String, String)>, WordsError> {
        let mut facts = Vec::new();
        if let TakenOverHow::Canceled { reason } = how {
            facts.push(self.fact("reason", self.words.reason(*reason))?);
        }
        facts.push(self.fact("from", self.words.date(on))?);
        if let Some(credit) = credited(credit) {
            facts.push(self.fact("credit", self.words.money(credit))?);
        }
        facts.push(self.fact("subscription", subscription.to_string())?);
        Ok(facts)
    }

    fn resolved(&self, outcome: &SupportOutcome, answer: Option<&str>) -> Result<Body, WordsError> {
        let mut facts = Vec::new();
        if let SupportOutcome::Answered { question } | SupportOutcome::Closed { question } = outcome {
            facts.push(self.fact("question", one_line(question).into_owned())?);
        }
        if let Some(answer) = answer {
            facts.push(self.fact("answer", one_line(answer).into_owned())?);
        }
        match outcome {
            SupportOutcome::Canceled { subscription_id, on, credit, .. } => {
                facts.push(self.fact("from", self.words.date(*on))?);
                let credit = credited(*credit);
                if let Some(credit) = credit {
                    facts.push(self.fact("credit", self.words.money(credit))?);
                }
                facts.push(self.fact("subscription", subscription_id.to_string())?);
                let next = "next-canceled";
                let notes: &[&str] = if credit.is_some() { &["credit", next] } else { &[next] };
                Ok(Body { facts, ..self.body("subject-canceled", "lead-canceled", notes)? })
            }
            SupportOutcome::NotCanceled { subscription_id, .. } => {
                let links = self.open(*subscription_id)?;
                let body = self.body("subject-not_canceled", "lead-not_canceled", &["next-not_canceled"])?;
                Ok(Body { facts, links, ..body })
            }
            SupportOutcome::Answered { .. } => {
                Ok(Body { facts, ..self.body("subject-answered", "lead-answered", &["next-question"])? })
            }
            SupportOutcome::Closed { .. } => {
                Ok(Body { facts, ..self.body("subject-closed", "lead-closed", &["next-question"])? })
            }
        }
    }

    fn open(&self, subscription: SubscriptionId) -> Result<Vec<Link>, WordsError> {
        Ok(vec![Link { label: self.say("link")?, url: page(self.context, subscription, ""), what: None }])
    }

    /// The four actions of R-ADM-40.
    fn actions(&self, purchase: &Purchase) -> Result<Vec<Link>, WordsError> {
        let subscription = |rest| page(self.context, purchase.subscription_id, rest);
        let product = query_value(&purchase.product_id);
        let policy = format!("{}/settings/self-service?product={product}", base(self.context));
        let link = |part: &str, url| {
            Ok(Link { label: self.say(part)?, url, what: Some(self.say(&format!("{part}-what"))?) })
        };
        Ok(vec![
            link("keep", subscription(""))?,
            link("turn-off", policy)?,
            link("take-over", subscription("/take-over"))?,
            link("cancel", subscription("/take-over?action=cancel"))?,
        ])
    }
}

/// A question is about no product.
fn asked(outcome: &SupportOutcome) -> Vec<(&'static str, Value<'_>)> {
    match outcome {
        SupportOutcome::Canceled { product, .. } | SupportOutcome::NotCanceled { product, .. } => {
            vec![("product", product.into())]
        }
        SupportOutcome::Answered { .. } | SupportOutcome::Closed { .. } => Vec::new(),
    }
}

fn about(purchase: &Purchase) -> Vec<(&'static str, Value<'_>)> {
    vec![("product", (&purchase.product).into()), ("quantity", purchase.quantity.into())]
}

const fn headings(purchase: &Purchase) -> (&'static str, &'static str) {
    if purchase.trial { ("subject-trial", "lead-trial") } else { ("subject", "lead") }
}

/// What the recipient gets back, as a positive amount; none when it is nothing.
fn credited(credit: Option<Money>) -> Option<Money> {
    match credit? {
        Money { minor: 0, .. } => None,
        owed_to_us @ Money { minor: ..0, .. } => owed_to_us.negated().ok(),
        credit => Some(credit),
    }
}

fn base(context: &MailContext) -> &str {
    context.base_url.trim_end_matches('/')
}

fn page(context: &MailContext, subscription: SubscriptionId, rest: &str) -> String {
    format!("{}/subscriptions/{subscription}{rest}", base(context))
}
