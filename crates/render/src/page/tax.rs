//! Amounts with tax: prices and bills are without it, and nobody pays before they have seen both (W-P2).

use super::Shell;
use purser_domain::money::Money;
use purser_domain::tax::{Tax, TaxKind};

/// An amount and its tax.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taxed {
    /// What the tax is called, with its rate: `VAT 19%`.
    pub name: String,
    /// The tax.
    pub tax: Money,
    /// Both together.
    pub total: Money,
}

/// What is charged or comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    /// Without tax.
    pub net: Money,
    /// Its tax; none when nobody has said what it is, or when it is not kept.
    pub tax: Option<Money>,
}

impl Shell {
    /// An amount with the organization's tax of today; none where nobody has said what it is.
    #[must_use]
    pub fn taxed(&self, net: Money) -> Option<Taxed> {
        let known = self.tax?;
        let tax = known.on(net).ok()?;
        Some(Taxed { name: self.tax_name(known), tax, total: net.plus(tax).ok()? })
    }

    /// The line below a price that says what it is with today's tax.
    #[must_use]
    pub fn with_tax(&self, net: Money) -> Option<(String, String)> {
        let taxed = self.taxed(net).filter(|taxed| taxed.tax.minor != 0)?;
        Some((self.t("tax-with"), self.money(taxed.total)))
    }

    /// The lines of an amount that is charged or comes back: without tax, then with it, or that nobody knows its tax.
    #[must_use]
    pub fn due(&self, what: String, due: Due) -> Vec<(String, String)> {
        let mut lines = vec![(what, self.money(due.net))];
        match due.tax {
            Some(tax) if tax.minor == 0 => {}
            Some(tax) => {
                lines.extend(due.net.plus(tax).ok().map(|total| (self.t("tax-with"), self.money(total))))
            }
            None => lines.push((self.t("tax-without"), String::new())),
        }
        lines
    }

    /// What a tax is called, with its rate.
    #[must_use]
    pub fn tax_name(&self, tax: Tax) -> String {
        let key = match tax.kind {
            TaxKind::Vat => "tax-vat",
            TaxKind::Gst => "tax-gst",
            TaxKind::Sales => "tax-sales",
        };
        let rate = self.words.decimal(&tax.rate.percentage());
        self.tv(key, &[("rate", (&rate).into())])
    }

    /// What amounts leave out.
    #[must_use]
    pub fn tax_note(&self) -> String {
        self.t(if self.tax.is_some() { "tax-note" } else { "tax-note-later" })
    }
}
