//! My account: who the viewer is, how pages look in this browser, and their password.

use super::form::{Form, done, see, unfinished};
use super::sign_in::{LANGUAGE_SECONDS, append};
use super::visit::{LANGUAGE, SESSION, THEME, Visit, set_cookie};
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::{get, post};
use purser_app::{Reading, secret};
use purser_domain::command::{ChangeSettings, Command};
use purser_domain::limits::PASSWORD_MIN;
use purser_domain::people::{LOCALES, MailKind, Person, Role};
use purser_domain::refusal::{Rule, Thing};
use purser_render::page::account::{Account, mail_word, page};
use purser_render::page::{Entered, Place, Shell, Theme};
use std::sync::Arc;

/// Colours that were chosen stay.
const THEME_SECONDS: i64 = 365 * 24 * 3_600;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/account", get(show))
        .route("/account/theme", post(theme))
        .route("/account/language", post(language))
        .route("/account/mails", post(mails))
        .route("/account/password", post(password))
        .route("/account/sign-out-everywhere", post(sign_out_everywhere))
}

async fn show(visit: Visit) -> Result<Html<String>, Problem> {
    let (reading, shell) = visit.open(Place::MyAccount).await?;
    Ok(Html(page(&shell, &view(&reading, Entered::default())?)))
}

fn me(reading: &Reading) -> Result<&Person, Problem> {
    reading.person.as_ref().ok_or(Problem::not_found(Thing::Person))
}

fn view(reading: &Reading, entered: Entered) -> Result<Account, Problem> {
    let person = me(reading)?;
    Ok(Account {
        name: person.display_name.clone(),
        user_principal_name: person.user_principal_name.clone(),
        organization: reading.tenant.name.clone(),
        department: person.department.clone(),
        job_title: person.job_title.clone(),
        usage_location: person.usage_location.clone(),
        guest: person.guest,
        roles: person.roles.iter().copied().collect(),
        locale: person.locale.clone(),
        mails: mails_of(person).into_iter().map(|kind| (kind, person.wants(kind))).collect(),
        has_password: person.password_hash.is_some(),
        password_min: PASSWORD_MIN,
        entered,
    })
}

/// The colours of this browser; without a choice the system's.
async fn theme(mut form: Form) -> Result<Response, Problem> {
    let chosen = form.text("theme");
    let theme = Theme::named(&chosen);
    if theme.is_none() && chosen != "system" {
        form.refuse("theme", Rule::OneOf { allowed: ["system", "light", "dark"].map(Into::into).into() });
    }
    form.check()?;
    let mut response = done("/account#look", "theme-saved", &[]);
    let (word, seconds) = theme.map_or(("", 0), |theme| (theme.word(), THEME_SECONDS));
    append(response.headers_mut(), &set_cookie(&form.visit.caller.shared, THEME, word, seconds));
    Ok(response)
}

/// The mails that somebody gets and may switch off: those about purchases go to administrators only.
fn mails_of(person: &Person) -> Vec<MailKind> {
    let told = [Role::GlobalAdministrator, Role::BillingAdministrator];
    let told = told.iter().any(|role| person.roles.contains(role));
    let gets = |kind: &MailKind| match kind {
        MailKind::PurchaseMade => told,
        MailKind::LicensesAssigned => true,
    };
    MailKind::ALL.into_iter().filter(gets).collect()
}

/// The language of pages and mails; none leaves it to the browser and the organization.
async fn language(mut form: Form) -> Result<Response, Problem> {
    let locale = form.text("locale");
    let known = LOCALES.contains(&locale.as_str());
    if !locale.is_empty() && !known {
        form.refuse("locale", Rule::OneOf { allowed: LOCALES.map(Into::into).into() });
    }
    form.check()?;
    let change = ChangeSettings { locale: Some(locale.clone()), ..ChangeSettings::default() };
    form.send(Command::ChangeSettings(change)).await?;
    let mut response = done("/account#locale", "language-saved", &[]);
    let seconds = if known { LANGUAGE_SECONDS } else { 0 };
    append(response.headers_mut(), &set_cookie(&form.visit.caller.shared, LANGUAGE, &locale, seconds));
    Ok(response)
}

/// What is not marked is not wanted; what is not offered stays as it is.
async fn mails(mut form: Form) -> Result<Response, Problem> {
    let wanted = form.all("mail");
    let (reading, _) = form.visit.open(Place::MyAccount).await?;
    let person = me(&reading)?;
    let mut muted = person.muted.clone();
    for kind in mails_of(person) {
        if wanted.iter().any(|word| word == mail_word(kind)) {
            muted.remove(&kind);
        } else {
            muted.insert(kind);
        }
    }
    drop(reading);
    let change = ChangeSettings { muted: Some(muted), ..ChangeSettings::default() };
    form.send(Command::ChangeSettings(change)).await?;
    Ok(done("/account#mails", "mails-saved", &[]))
}

/// Ends every session of theirs, this one too.
async fn sign_out_everywhere(form: Form) -> Result<Response, Problem> {
    form.send(Command::SignOutEverywhere { person: form.visit.person }).await?;
    let mut response = see("/sign-in");
    append(response.headers_mut(), &set_cookie(&form.visit.caller.shared, SESSION, "", 0));
    Ok(response)
}

/// Why a new password was not taken: the field, and the key of the sentence.
type Wrong = (&'static str, &'static str);

const PRESENT_WRONG: Wrong = ("password", "account-password-wrong");

async fn password(mut form: Form) -> Result<Response, Problem> {
    let present = form.secret("password");
    let new = form.secret("new_password");
    let repeated = form.secret("repeated_password");
    let (reading, shell) = form.visit.open(Place::MyAccount).await?;
    let person = me(&reading)?;
    let wrong = match chosen(&new, &repeated) {
        Some(wrong) => Some(wrong),
        None => present_is_wrong(&form, person, present).await?,
    };
    // Sent twice: the first time did it.
    if wrong == Some(PRESENT_WRONG)
        && secret::password_matches(new.clone(), person.password_hash.clone()).await
    {
        return Ok(done("/account", "password-changed", &[]));
    }
    if let Some(wrong) = wrong {
        let entered = refused(&shell, wrong);
        return Ok(unfinished(page(&shell, &view(&reading, entered)?)));
    }
    let hash = secret::password_hash(form.visit.caller.shared.door.env(), new).await?;
    form.send(Command::SetPassword { person: person.id, hash }).await?;
    Ok(done("/account", "password-changed", &[]))
}

fn chosen(new: &str, repeated: &str) -> Option<Wrong> {
    if !secret::password_fits(new) {
        return Some(("new_password", "account-password-length"));
    }
    (new != repeated).then_some(("repeated_password", "account-password-differs"))
}

/// Whoever finds an open session must not be able to take the account: the present password is asked for, and trying
/// it costs attempts as signing in does.
async fn present_is_wrong(form: &Form, person: &Person, present: String) -> Result<Option<Wrong>, Problem> {
    form.visit.caller.shared.try_password(&person.user_principal_name)?;
    let right = secret::password_matches(present, person.password_hash.clone()).await;
    Ok((!right).then_some(PRESENT_WRONG))
}

fn refused(shell: &Shell, (field, key): Wrong) -> Entered {
    let sentence = shell.tv(key, &[("min", PASSWORD_MIN.into())]);
    Entered {
        errors: [(field.to_owned(), sentence.clone())].into(),
        problem: Some(sentence),
        ..Entered::default()
    }
}
