//! From lines to products: one SKU is spread over many lines, and some lines say the same again.

use super::line::{self, Raw};
use super::{COLUMNS, Columns, ID_CHARS_MAX, SERVICE_PLANS_MAX};
use purser_domain::catalog::{OfferClass, Product, SaleStatus, ServicePlan, Terms};
use purser_domain::id::SkuId;
use purser_domain::limits::NAME_MAX;
use std::collections::{BTreeMap, BTreeSet};

/// What a line that was not refused did.
pub enum Taken {
    /// It added a SKU or a service plan.
    New,
    /// All of it was known.
    Duplicate,
    /// Nothing is in it.
    Blank,
}

/// The field and the rule that it breaks.
pub type Broken = (&'static str, String);

/// What was read so far.
#[derive(Default)]
pub struct Gather {
    skus: BTreeMap<SkuId, Sku>,
}

struct Sku {
    first_line: u32,
    name: String,
    string_id: String,
    service_plans: Vec<ServicePlan>,
}

/// One line, every field of which is right by itself.
struct Row {
    sku: SkuId,
    name: String,
    string_id: String,
    service_plan: Option<ServicePlan>,
}

impl Gather {
    /// How many SKUs were read.
    pub fn products(&self) -> usize {
        self.skus.len()
    }

    /// Takes one line.
    pub fn take(&mut self, number: u32, columns: &Columns, raw: &Raw) -> Result<Taken, Broken> {
        let Raw::Bytes(bytes) = raw else {
            return Err(("line", format!("must have at most {} bytes", super::LINE_BYTES_MAX)));
        };
        let fields = line::fields(&line::decode(bytes)).map_err(|rule| ("line", rule))?;
        if fields.iter().all(String::is_empty) {
            return Ok(Taken::Blank);
        }
        self.add(number, row(columns, &fields)?)
    }

    fn add(&mut self, number: u32, row: Row) -> Result<Taken, Broken> {
        let Some(sku) = self.skus.get_mut(&row.sku) else {
            let service_plans = row.service_plan.into_iter().collect();
            let Row { name, string_id, .. } = row;
            self.skus.insert(row.sku, Sku { first_line: number, name, string_id, service_plans });
            return Ok(Taken::New);
        };
        if sku.string_id != row.string_id {
            let rule = format!(
                "must be {} as on line {}, where this GUID came first",
                sku.string_id, sku.first_line
            );
            return Err(("String_Id", rule));
        }
        let Some(plan) = row.service_plan else { return Ok(Taken::Duplicate) };
        if sku.service_plans.iter().any(|known| known.service_plan_id == plan.service_plan_id) {
            return Ok(Taken::Duplicate);
        }
        if sku.service_plans.len() >= SERVICE_PLANS_MAX {
            return Err((
                "Service_Plan_Id",
                format!("must be one of at most {SERVICE_PLANS_MAX} of its SKU"),
            ));
        }
        sku.service_plans.push(plan);
        Ok(Taken::New)
    }

    /// The products, in the order of first appearance.
    pub fn finish(self) -> Vec<Product> {
        // Ids are given in the order of GUIDs, so that the order of the lines does not matter.
        let mut given: BTreeSet<String> = BTreeSet::new();
        let mut products: Vec<(u32, Product)> = Vec::with_capacity(self.skus.len());
        for (id, sku) in self.skus {
            let product_id = free_id(&given, &sku.string_id, id);
            given.insert(product_id.clone());
            products.push((sku.first_line, product(product_id, id, sku)));
        }
        products.sort_by_key(|(first_line, _)| *first_line);
        products.into_iter().map(|(_, product)| product).collect()
    }
}

fn row(columns: &Columns, fields: &[String]) -> Result<Row, Broken> {
    if fields.iter().skip(columns.count).any(|field| !field.is_empty()) {
        let rule = format!(
            "must have {} fields and has {}; a text with a comma stands in quotes",
            columns.count,
            fields.len()
        );
        return Err(("line", rule));
    }
    let [name, string_id, guid, plan_name, plan_id, friendly] =
        columns.at.map(|place| fields.get(place).map_or("", String::as_str));
    let [in_name, in_string_id, in_guid, in_plan_name, in_plan_id, in_friendly] = COLUMNS;
    required(in_name, name)?;
    required(in_string_id, string_id)?;
    if !string_id.chars().any(|c| c.is_ascii_alphanumeric()) {
        return Err((in_string_id, "must have a Latin letter or a digit".into()));
    }
    let sku = parse_guid(in_guid, guid)?;
    let service_plan = if plan_name.is_empty() && plan_id.is_empty() {
        None
    } else {
        required(in_plan_name, plan_name)?;
        short(in_friendly, friendly)?;
        Some(ServicePlan {
            service_plan_id: parse_guid(in_plan_id, plan_id)?.0,
            service_plan_name: plan_name.to_owned(),
            friendly_name: friendly.to_owned(),
        })
    };
    Ok(Row { sku, name: name.to_owned(), string_id: string_id.to_ascii_uppercase(), service_plan })
}

fn required(field: &'static str, value: &str) -> Result<(), Broken> {
    if value.is_empty() { Err((field, "must not be empty".into())) } else { short(field, value) }
}

fn short(field: &'static str, value: &str) -> Result<(), Broken> {
    let fits = value.chars().count() <= NAME_MAX;
    if fits { Ok(()) } else { Err((field, format!("must have at most {NAME_MAX} characters"))) }
}

/// A GUID, whatever it names. Only the hyphenated form is published, so another form is a slip.
fn parse_guid(field: &'static str, value: &str) -> Result<SkuId, Broken> {
    required(field, value)?;
    let guid = if value.len() == 36 { value.parse().ok() } else { None };
    guid.ok_or_else(|| (field, "must be a GUID of the form 00000000-0000-0000-0000-000000000000".into()))
}

/// The catalog's id for a `String_Id` in capitals; when it is given already, with as much of the GUID as tells the two
/// apart, but at least eight digits.
fn free_id(given: &BTreeSet<String>, string_id: &str, id: SkuId) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_-.()+".contains(c);
    let plain: String =
        string_id.chars().map(|c| if allowed(c) { c } else { '_' }).take(ID_CHARS_MAX).collect();
    let guid = id.to_string().to_uppercase();
    let longer =
        (8..=guid.len()).map(|digits| format!("{plain}-{}", guid.chars().take(digits).collect::<String>()));
    std::iter::once(plain.clone()).chain(longer).find(|free| !given.contains(free)).unwrap_or(plain)
}

fn product(product_id: String, sku_id: SkuId, sku: Sku) -> Product {
    Product {
        product_id,
        name: sku.name,
        aliases: Vec::new(),
        sku_id,
        sku_part_number: sku.string_id,
        category: String::new(),
        offer_type: None,
        service_plans: sku.service_plans,
        self_service: false,
        trial_days: None,
        trial_without_payment_method: false,
        terms: Terms::default(),
        offer_class: OfferClass::default(),
        status: SaleStatus::default(),
        plans: Vec::new(),
    }
}
