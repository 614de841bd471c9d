//! `--preview`: what a write would do, in words. Nothing was changed.

use super::ask::Answer;
use super::output::Output;
use super::people::roles;
use super::show::{maybe, money, subscription_fields};
use super::trouble::Trouble;
use purser_web::wire::{Line, Note, Preview};

/// Prints what would happen.
pub fn print(output: &Output, answer: &Answer) -> Result<(), Trouble> {
    if output.is_json() {
        return output.document(answer.bytes());
    }
    let preview: Preview = answer.read()?;
    output.line("Nothing was changed. This is what would happen:")?;
    let mut fields = preview.subscription.as_ref().map(subscription_fields).unwrap_or_default();
    if let Some(target) = &preview.target_subscription {
        fields.push(("moved into", format!("{} {}", target.product_name, target.id)));
        fields.push(("free there afterwards", target.available.to_string()));
    }
    fields.extend(others(&preview));
    fields.push(("charged, without tax", money(preview.billed.as_ref())));
    fields.push(("tax on the charge", money(preview.billed_tax.as_ref())));
    fields.push(("credited, without tax", money(preview.credit.as_ref())));
    fields.push(("tax on the credit", money(preview.credit_tax.as_ref())));
    output.fields(&fields)?;
    if !preview.lines.is_empty() {
        let rows: Vec<_> = preview.lines.iter().map(line).collect();
        output.table(["from", "to", "licenses", "unit price", "amount", "why"], &rows, "")?;
    }
    if preview.users_count > 0 {
        output.line(&format!("people concerned: {}", preview.users_count))?;
        let rows: Vec<_> = preview
            .users
            .iter()
            .map(|user| [user.display_name.clone(), user.user_principal_name.clone()])
            .collect();
        output.table(["name", "user principal name"], &rows, "")?;
    }
    for mail in &preview.mails {
        output.line(&format!("mail to {} <{}>: {}", mail.name, mail.to, mail.kind))?;
    }
    notes(output, &preview.notes)
}

/// Why something came out as it did.
pub fn notes(output: &Output, notes: &[Note]) -> Result<(), Trouble> {
    for note in notes {
        let about = note.product_id.clone().or_else(|| note.quantity.map(|quantity| quantity.to_string()));
        let people =
            if note.user_ids.is_empty() { None } else { Some(format!("{} people", note.user_ids.len())) };
        let about = about.or(people).map(|about| format!(" ({about})")).unwrap_or_default();
        output.line(&format!("note: {}{about}", note.code))?;
    }
    Ok(())
}

/// The things of a preview that are no subscriptions.
fn others(preview: &Preview) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    if let Some(method) = &preview.payment_method {
        fields.push(("payment method", format!("{} {} {}", method.brand, method.last4, method.expiry)));
    }
    if let Some(profile) = &preview.billing_profile {
        fields.push(("billing profile", format!("{} {}", profile.name, profile.currency)));
    }
    if let Some(tenant) = &preview.tenant {
        fields.push(("organization", format!("{} {} {}", tenant.domain, tenant.name, tenant.market)));
        fields.push(("tax rate", maybe(tenant.tax_rate.as_ref())));
    }
    if let Some(user) = &preview.user {
        let person = format!("{} <{}> {}", user.display_name, user.user_principal_name, roles(user));
        fields.push(("person", person));
    }
    if let Some(policy) = &preview.policy {
        fields.push(("default", format!("{} ({})", policy.default.word(), policy.default_because.word())));
        for product in &policy.products {
            let value = format!("{} {}: {}", product.product_id, product.name, product.value.word());
            fields.push(("product", value));
        }
    }
    fields
}

fn line(line: &Line) -> [String; 6] {
    [
        line.from.to_string(),
        line.to.to_string(),
        line.quantity.to_string(),
        money(Some(&line.unit_price)),
        money(Some(&line.amount)),
        line.why.clone(),
    ]
}
