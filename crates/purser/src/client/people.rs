//! `purser user`: people and their roles.

use super::ask::{Ask, Write};
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::secret;
use super::show::maybe;
use super::trouble::Trouble;
use super::word::words;
use super::write_out;
use clap::Subcommand;
use purser_web::wire::{PasswordRequest, Role, RolesRequest, User, UserRequest};
use reqwest::Method;
use uuid::Uuid;

/// People.
#[derive(Subcommand)]
pub enum People {
    /// List people.
    List {
        /// Only people whose name has these letters.
        #[arg(long)]
        search: Option<String>,
        #[command(flatten)]
        paging: Paging,
    },
    /// Add a person.
    Create(Box<Create>),
    /// Set all roles of a person; those not named are taken away.
    Roles {
        /// The person, by id or user principal name.
        user: String,
        /// The roles, for example "Billing Administrator".
        #[arg(required_unless_present = "none", value_name = "ROLE",
            value_parser = words::<Role>(Role::ALL.iter().map(|role| role.word())))]
        roles: Vec<Role>,
        /// Take all roles away.
        #[arg(long, conflicts_with = "roles")]
        none: bool,
        #[command(flatten)]
        write: Write,
    },
    /// Set the password of a person. Asks for it; without a terminal it is a line of standard input. All their sessions end.
    SetPassword {
        /// The person, by id or user principal name.
        user: String,
        #[command(flatten)]
        write: Write,
    },
}

/// A new person.
#[derive(clap::Args)]
pub struct Create {
    /// Sign-in name and mail address.
    user_principal_name: String,
    /// Name for people.
    #[arg(long)]
    name: String,
    /// They are a guest.
    #[arg(long)]
    guest: bool,
    /// Department.
    #[arg(long)]
    department: Option<String>,
    /// Job title.
    #[arg(long)]
    job_title: Option<String>,
    /// Whom they report to, by id or user principal name.
    #[arg(long, value_name = "USER")]
    manager: Option<String>,
    /// ISO 3166 code of where they work; without it the organization's market.
    #[arg(long, value_name = "COUNTRY")]
    usage_location: Option<String>,
    /// Preferred language; without it the organization's.
    #[arg(long)]
    locale: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Runs one command.
pub async fn run(command: People, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        People::List { search, paging } => {
            let ask = Ask::get(&["users"]).maybe("search", search.as_deref());
            let Some(found) = list::<User>(server, output, &ask, &paging).await? else { return Ok(()) };
            let rows: Vec<_> = found
                .iter()
                .map(|user| {
                    [
                        user.user_principal_name.clone(),
                        user.display_name.clone(),
                        maybe(user.detail.as_ref().and_then(|detail| detail.department.as_ref())),
                        if user.guest { "guest" } else { "" }.into(),
                        roles(user),
                        user.id.to_string(),
                    ]
                })
                .collect();
            let headings = ["user principal name", "name", "department", "guest", "roles", "id"];
            output.table(headings, &rows, "There are no such people.")
        }
        People::Create(create) => {
            let Create {
                user_principal_name,
                name,
                guest,
                department,
                job_title,
                usage_location,
                locale,
                ..
            } = *create;
            let manager_id = match &create.manager {
                Some(manager) => Some(find(server, manager).await?),
                None => None,
            };
            let request = UserRequest {
                user_principal_name,
                display_name: name,
                guest,
                department,
                job_title,
                manager_id,
                usage_location,
                locale,
            };
            let ask = Ask::write(Method::POST, &["users"], &create.write).body(&request)?;
            changed(server, output, &ask, &create.write).await
        }
        People::Roles { user, roles, none: _, write } => {
            let id = find(server, &user).await?;
            let ask = Ask::write(Method::PUT, &["users", &id.to_string(), "roles"], &write);
            changed(server, output, &ask.body(&RolesRequest { roles })?, &write).await
        }
        People::SetPassword { user, write } => {
            let id = find(server, &user).await?;
            let [password] = secret::ask(["Password"])?;
            let ask = Ask::write(Method::PUT, &["users", &id.to_string(), "password"], &write);
            changed(server, output, &ask.body(&PasswordRequest { password })?, &write).await
        }
    }
}

async fn changed(server: &Server, output: &Output, ask: &Ask, write: &Write) -> Result<(), Trouble> {
    let Some(answer) = write_out(server, output, ask, write).await? else { return Ok(()) };
    let user: User = answer.read()?;
    let roles = roles(&user);
    let mut fields = vec![
        ("user principal name", user.user_principal_name),
        ("name", user.display_name),
        ("id", user.id.to_string()),
        ("guest", if user.guest { "yes" } else { "no" }.into()),
        ("roles", roles),
    ];
    if let Some(detail) = user.detail {
        fields.extend([
            ("department", detail.department.unwrap_or_default()),
            ("job title", detail.job_title.unwrap_or_default()),
            ("usage location", detail.usage_location),
        ]);
    }
    output.fields(&fields)
}

/// Directory roles, as far as the caller may know them.
pub fn roles(user: &User) -> String {
    let roles = user.detail.iter().flat_map(|detail| &detail.roles);
    roles.map(|role| role.word()).collect::<Vec<_>>().join(", ")
}

/// The id of a person who was named by id or user principal name.
async fn find(server: &Server, user: &str) -> Result<Uuid, Trouble> {
    if let Ok(id) = Uuid::try_parse(user) {
        return Ok(id);
    }
    let user: User = server.ask(&Ask::get(&["users", user])).await?.read()?;
    Ok(user.id)
}
