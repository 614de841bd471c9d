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

impl Shell {
    /// An amount with the organization's tax of today; none where nobody has said what it is.
    #[must_use]
    pub fn taxed(&self, net: Money) -> Option<Taxed> {
        let known = self.tax?;
        let tax = known.on(net).ok()?;
        Some(Taxed { name: self.tax_name(known), tax, total: net.plus(tax).ok()? })
    }

    /// The line below an amount that says what it is with tax.
    #[must_use]
    pub fn with_tax(&self, net: Money) -> Option<(String, String)> {
        let taxed = self.taxed(net).filter(|taxed| taxed.tax.minor != 0)?;
        let rate = self.tax_rate(self.tax?);
        Some((self.tv("tax-with", &[("rate", (&rate).into())]), self.money(taxed.total)))
    }

    /// What a tax is called, with its rate.
    #[must_use]
    pub fn tax_name(&self, tax: Tax) -> String {
        let key = match tax.kind {
            TaxKind::Vat => "tax-vat",
            TaxKind::Gst => "tax-gst",
            TaxKind::Sales => "tax-sales",
        };
        self.tv(key, &[("rate", (&self.tax_rate(tax)).into())])
    }

    /// A rate in percent, as numbers are written.
    fn tax_rate(&self, tax: Tax) -> String {
        self.words.decimal(&tax.rate.percentage())
    }

    /// What amounts leave out.
    #[must_use]
    pub fn tax_note(&self) -> String {
        self.t(if self.tax.is_some() { "tax-note" } else { "tax-note-later" })
    }
}
