//! My account: who the viewer is, how pages look to them, and their password.

use super::form::{self, Field};
use super::settings::language;
use super::users::role;
use super::{Entered, Markup, Shell, Theme, document, html, part};
use purser_domain::people::{LOCALES, MailKind, Role};

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// Name for people.
    pub name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// The organization.
    pub organization: String,
    /// Department.
    pub department: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Country or region of use.
    pub usage_location: String,
    /// Whether it is a guest.
    pub guest: bool,
    /// Roles.
    pub roles: Vec<Role>,
    /// The language that they chose.
    pub locale: Option<String>,
    /// Mails that they may switch off, and whether they want them.
    pub mails: Vec<(MailKind, bool)>,
    /// Whether they sign in here, with a password.
    pub has_password: bool,
    /// Fewest characters of a password.
    pub password_min: u32,
    /// What was typed into the password's form.
    pub entered: Entered,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Account) -> String {
    let title = shell.t("name-my-account");
    let body = html! {
        (part::head(&[], &title, &html! { (view.user_principal_name) }, &html! {}))
        (view.entered.alert())
        div .grid .pairs {
            (part::card("who", &shell.t("account-who"), &html! {}, &who(shell, view)))
            (part::card("language", &shell.t("field-locale"), &html! {}, &locale(shell, view)))
            (part::card("mails-title", &shell.t("account-mails"), &html! {}, &mails(shell, view)))
            (part::card("look", &shell.t("account-look"), &html! {}, &theme(shell)))
            (part::card("password-title", &shell.t("account-password"), &html! {}, &password(shell, view)))
            (part::card("session", &shell.t("account-session"), &html! {}, &html! {
                div .stack {
                    p .muted { (shell.t("account-session-text")) }
                    (shell.post("/sign-out", "sign-out-here", &html! { button .button type="submit" { (shell.t("account-sign-out")) } }))
                    p .muted { (shell.t("account-everywhere-text")) }
                    (shell.post("/account/sign-out-everywhere", "sign-out-everywhere", &html! { button .button .danger type="submit" { (shell.t("account-everywhere")) } }))
                }
            }))
        }
    };
    document(shell, &title, &body, None)
}

fn who(shell: &Shell, view: &Account) -> Markup {
    let text = |text: &str| html! { (text) };
    let verbatim = |text: &str| html! { span data-verbatim { (text) } };
    let roles: Vec<String> = view.roles.iter().map(|&one| shell.t(role(one))).collect();
    let mut rows = vec![
        (shell.t("field-display_name"), part::person(&view.name)),
        (shell.t("field-sign-in-name"), text(&view.user_principal_name)),
        (shell.t("name-organization"), verbatim(&view.organization)),
    ];
    rows.extend(view.department.iter().map(|department| (shell.t("field-department"), text(department))));
    rows.extend(view.job_title.iter().map(|job_title| (shell.t("field-job_title"), text(job_title))));
    rows.push((shell.t("field-usage_location"), verbatim(&view.usage_location)));
    let given = if view.guest {
        shell.t("account-guest")
    } else if roles.is_empty() {
        shell.t("account-no-roles")
    } else {
        shell.words.list(&roles)
    };
    rows.push((shell.t("field-roles"), text(&given)));
    html! { div .stack { (part::facts(&rows)) p .muted .small { (shell.t("account-who-changes")) } } }
}

/// The word of a kind of mail in forms.
#[must_use]
pub const fn mail_word(kind: MailKind) -> &'static str {
    match kind {
        MailKind::PurchaseMade => "purchase_made",
        MailKind::LicensesAssigned => "licenses_assigned",
    }
}

fn locale(shell: &Shell, view: &Account) -> Markup {
    let chosen = view.locale.as_deref();
    shell.post("/account/language", "language", &html! {
        div .field {
            label for="locale" { (shell.t("account-language")) }
            select #locale name="locale" {
                option value="" selected[chosen.is_none()] { (shell.t("account-language-none")) }
                @for locale in LOCALES { option value=(locale) lang=(locale) selected[chosen == Some(locale)] data-verbatim { (language(locale)) } }
            }
            p .hint { (shell.t("account-language-text")) }
        }
        button .button type="submit" { (shell.t("name-save")) }
    })
}

fn mails(shell: &Shell, view: &Account) -> Markup {
    shell.post("/account/mails", "mails", &html! {
        fieldset #mails tabindex="-1" {
            legend { (shell.t("account-mails-which")) }
            @for (kind, wanted) in &view.mails {
                label .check { input type="checkbox" name="mail" value=(mail_word(*kind)) checked[*wanted]; (shell.t(&format!("notify-{}", mail_word(*kind)))) }
            }
        }
        p .muted .small { (shell.t("account-mails-text")) " " a href="/notifications" { (shell.t("settings-service-mails")) } }
        button .button type="submit" { (shell.t("name-save")) }
    })
}

fn theme(shell: &Shell) -> Markup {
    let chosen = shell.theme.map_or("system", Theme::word);
    let none = Entered::default();
    shell.post("/account/theme", "theme", &html! {
        fieldset {
            legend { (shell.t("account-theme")) }
            div .choices { @for word in ["system", "light", "dark"] {
                (form::choice("theme", word, &shell.t(&format!("account-theme-{word}")), "", none.marked("theme", word, word == chosen)))
            } }
        }
        p .muted .small { (shell.t("account-theme-text")) }
        button .button type="submit" { (shell.t("name-save")) }
    })
}

fn password(shell: &Shell, view: &Account) -> Markup {
    if !view.has_password {
        return html! { p .muted { (shell.t("account-password-none")) } };
    }
    let field = |name: &'static str, label: &str, hint: Option<String>, complete: &'static str| {
        let attributes = [("autocomplete", complete), ("maxlength", "500")];
        Field { kind: "password", hint, attributes: &attributes, ..Field::text(name, shell.t(label), "") }
            .markup(&view.entered)
    };
    let hint = shell.tv("account-password-hint", &[("min", view.password_min.into())]);
    shell.post(
        "/account/password",
        "password",
        &html! {
            input type="hidden" name="username" value=(view.user_principal_name) autocomplete="username";
            (field("password", "account-password-present", None, "current-password"))
            (field("new_password", "field-new_password", Some(hint), "new-password"))
            (field("repeated_password", "field-repeated_password", None, "new-password"))
            button .button type="submit" { (shell.t("account-password-change")) }
        },
    )
}
