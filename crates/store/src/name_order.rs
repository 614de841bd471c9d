//! The order in which lists name people and groups: that of the language of the organization's market, after CLDR (through ICU4X).
//!
//! The databases know no such order, or each its own one. A row therefore carries its sort key, which any database compares byte by
//! byte: lists are walked by an index, and both databases have the same order. Keys of one version of the rules cannot be compared
//! with those of another; a database remembers by which its keys were made, and a newer program makes all of them again.

use crate::call::Call;
use crate::error::StoreError;
use crate::load::lookups;
use crate::sql::{Delete, Insert, Op, Statement, Update};
use crate::store::Store;
use crate::value::Kind::{Id, Int, Text};
use crate::value::{Value, hex};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use purser_domain::id::TenantId;
use purser_domain::market::{MARKETS, market};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use uuid::Uuid;

/// The rules by which keys are made: the library with its data, and a number for all that is decided here. Tests hold both.
const RULES: &str = "icu_collator 2.4.0, 1";

/// Bytes of a key: enough for any name that people have. What is the same up to here is told apart by its id.
const KEY_MAX: usize = 500;

/// Rows whose keys are made again in one transaction.
const PAGE: i64 = 1_000;

static COLLATORS: LazyLock<BTreeMap<&str, CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let languages = MARKETS.iter().map(|market| market.language);
    languages.filter_map(|language| Some((language, collator(language)?))).collect()
});

/// Letters before accents; capitals make no difference.
fn collator(language: &str) -> Option<CollatorBorrowed<'static>> {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Secondary);
    let locale: Locale = language.parse().ok()?;
    Collator::try_new((&locale).into(), options).ok()
}

/// Where a name stands among those of its organization, as text that is compared byte by byte.
#[must_use]
pub fn sort_key(market_code: &str, name: &str) -> String {
    let language = market(market_code).map_or("en", |market| market.language);
    let mut key = Vec::new();
    if let Some(collator) = COLLATORS.get(language) {
        // Writing to a vector never fails.
        let Ok(()) = collator.write_sort_key_to(name, &mut key);
    }
    key.truncate(KEY_MAX);
    hex(&key)
}

static KNOWN: Statement = Statement { name: "order rules", sql: "SELECT rules FROM name_order", params: &[] };

static FORGET: Delete = Delete { name: "order forget rules", table: "name_order", keys: &[("rules", Text)] };

static REMEMBER: Insert = Insert {
    name: "order remember rules",
    table: "name_order",
    columns: &[("rules", Text)],
    conflict: "ON CONFLICT DO NOTHING",
};

static TENANTS: Statement = Statement {
    name: "order tenants",
    sql: "SELECT tenant_id, doc ->> 'market' FROM tenant WHERE tenant_id > $1 ORDER BY tenant_id LIMIT $2",
    params: &[Id, Int],
};

static PEOPLE: Statement = Statement {
    name: "order names of people",
    sql: "SELECT id, display_name FROM person WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

static GROUPS: Statement = Statement {
    name: "order names of groups",
    sql: "SELECT id, display_name FROM people_group WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

static PERSON: Update = Update {
    name: "order person",
    table: "person",
    keys: &[("tenant_id", Id), ("id", Id)],
    set: &[("sort_key", Text)],
};

static GROUP: Update = Update {
    name: "order group",
    table: "people_group",
    keys: &[("tenant_id", Id), ("id", Id)],
    set: &[("sort_key", Text)],
};

pub static ALL: &[Op] = &[
    Op::Statement(&KNOWN),
    Op::Delete(&FORGET),
    Op::Insert(&REMEMBER),
    Op::Statement(&TENANTS),
    Op::Statement(&PEOPLE),
    Op::Statement(&GROUPS),
    Op::Update(&PERSON),
    Op::Update(&GROUP),
];

impl Store {
    /// Makes every key again that was made by other rules. It may be broken off: no rules are remembered before the end.
    pub(crate) async fn order_names(&self) -> Result<(), StoreError> {
        let known = self.read().await?.query(&KNOWN, &[]).await?;
        let known: Vec<String> = known.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
        if known == [RULES] {
            return Ok(());
        }
        let mut transaction = self.lane(0).await?;
        let former = known.iter().map(|rules| vec![rules.into()]).collect();
        transaction.run(&[Call::many(&FORGET, former)]).await?;
        transaction.commit().await?;
        let mut after = Uuid::nil();
        loop {
            let page = self.read().await?.query(&TENANTS, &[after.into(), PAGE.into()]).await?;
            let Some(last) = page.last() else { break };
            after = last.id(0)?;
            for row in &page {
                let (tenant, market) = (TenantId(row.id(0)?), row.opt_text(1)?.unwrap_or_default());
                self.order(tenant, &market, &PEOPLE, &PERSON).await?;
                self.order(tenant, &market, &GROUPS, &GROUP).await?;
            }
        }
        let mut transaction = self.lane(0).await?;
        transaction.run(&[Call::many(&REMEMBER, vec![vec![RULES.into()]])]).await?;
        transaction.commit().await
    }

    async fn order(
        &self,
        tenant: TenantId,
        market: &str,
        names: &'static Statement,
        set: &'static Update,
    ) -> Result<(), StoreError> {
        let mut after = Uuid::nil();
        loop {
            let mut transaction = self.lane(0).await?;
            // The lock of the organization's row: nobody else writes its people meanwhile.
            let lock = Call::many(&lookups::TENANT, vec![vec![tenant.into()]]);
            let names = Call::one(names, vec![tenant.into(), after.into(), PAGE.into()]);
            let answers = transaction.run(&[lock, names]).await?;
            let page = answers.last().map(|answer| answer.rows.as_slice()).unwrap_or_default();
            let keys = page.iter().map(|row| {
                let key = sort_key(market, &row.text(1)?);
                Ok(vec![tenant.into(), row.id(0)?.into(), Value::from(key)])
            });
            let keys = keys.collect::<Result<Vec<_>, StoreError>>()?;
            if keys.is_empty() {
                return transaction.rollback().await;
            }
            after = page.last().map_or(Ok(after), |row| row.id(0))?;
            transaction.run(&[Call::many(set, keys)]).await?;
            transaction.commit().await?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_in_the_markets_telephone_book() {
        let sorted = |market: &str, mut names: Vec<&'static str>| {
            names.sort_by_key(|name| sort_key(market, name));
            names.join(" ")
        };
        let latin =
            || vec!["Zorn", "Östberg", "Ärlig", "Åberg", "Oz", "anna", "Muller", "Müller", "Mz", "Abel"];
        assert_eq!(sorted("SE", latin()), "Abel anna Muller Müller Mz Oz Zorn Åberg Ärlig Östberg");
        assert_eq!(sorted("DE", latin()), "Abel Åberg anna Ärlig Muller Müller Mz Östberg Oz Zorn");
        assert_eq!(sorted("nowhere", latin()), sorted("US", latin()));
        // By strokes in Taiwan: 丁 has 2, 王 4, 李 7, 林 8, 陳 11; by sound in China: Chén, Dīng, Lǐ, Lín, Wáng.
        assert_eq!(sorted("TW", vec!["陳凱", "林諾", "王小明", "李", "丁"]), "丁 王小明 李 林諾 陳凱");
        assert_eq!(sorted("CN", vec!["王小明", "林诺", "丁", "李", "陈凯"]), "陈凯 丁 李 林诺 王小明");
    }

    /// Whoever changes these changes the number in [`RULES`].
    #[test]
    fn keys_are_what_the_rules_say() {
        let keys = MARKETS.map(|market| format!("{} {}", market.code, sort_key(market.code, "Ö 林")));
        let expected = [
            "CN c104704f01459606",
            "DE 4704fa359601459606",
            "IN 4704fa359601459606",
            "SE 5e7f0404fa35960107",
            "TW c2044d2b01459606",
            "US 4704fa359601459606",
        ];
        assert_eq!(keys, expected);
        assert_eq!(sort_key("SE", &"\u{fdfa}".repeat(200)).len(), KEY_MAX * 2);
    }

    #[test]
    fn the_rules_are_those_of_the_library() {
        let lock = include_str!("../../../Cargo.lock");
        for library in ["icu_collator", "icu_collator_data"] {
            let version = RULES.split([' ', ',']).nth(1).unwrap();
            let entry = format!("name = \"{library}\"\nversion = \"{version}\"\n");
            assert!(
                lock.contains(&entry),
                "{library} has changed: change RULES, so that keys are made again"
            );
        }
    }
}
