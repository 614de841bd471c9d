//! Reading on behalf of a caller: who they are, with the roles that they have now, in the snapshot that they read from.

use crate::door::{Door, Failure};
use purser_domain::authz::{self, Permission, ReadScope, Standing};
use purser_domain::command::Principal;
use purser_domain::facts::{Facts, Stop};
use purser_domain::id::TenantId;
use purser_domain::people::{Person, Tenant};
use purser_domain::refusal::{Refusal, Thing};
use purser_store::{Reader, StoreError, views};

/// A snapshot and whoever reads from it.
pub struct Reading {
    /// The snapshot.
    pub reader: Reader,
    /// The organization that is read.
    pub tenant: Tenant,
    /// Who reads, with everything that gives rights.
    pub standing: Standing,
    /// The person who reads, if it is one.
    pub person: Option<Person>,
}

impl Reading {
    /// What may be read; it becomes part of every view.
    #[must_use]
    pub fn scope(&self) -> ReadScope {
        self.standing.scope(self.tenant.id)
    }

    /// Refuses unless the caller has a right.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require(&self, permission: Permission) -> Result<(), Refusal> {
        if self.standing.may(permission) { Ok(()) } else { Err(Refusal::NotAllowed) }
    }
}

impl Door {
    /// Opens a snapshot of an organization for a caller.
    ///
    /// # Errors
    /// There is no such organization or caller, the caller's account is switched off, or the database is away.
    pub async fn reading(&self, tenant: TenantId, principal: Principal) -> Result<Reading, Failure> {
        let mut reader = self.read().await?;
        let unknown = || Failure::Refused(Refusal::NotFound(Thing::Tenant));
        let tenant = views::identity::tenant(&mut reader, tenant).await?.ok_or_else(unknown)?;
        let facts = caller(&mut reader, tenant, principal).await?;
        let standing = match authz::standing(principal, &facts) {
            Ok(standing) => standing,
            Err(Stop::Refused(refusal)) => return Err(Failure::Refused(refusal)),
            Err(Stop::Need(keys)) => return Err(Failure::Bug(format!("a caller needs {keys:?}"))),
        };
        let person = facts.people.into_values().next().flatten();
        Ok(Reading { reader, tenant: facts.tenant, standing, person })
    }
}

/// What gives a caller rights.
async fn caller(reader: &mut Reader, tenant: Tenant, principal: Principal) -> Result<Facts, StoreError> {
    let id = tenant.id;
    let mut facts = Facts::new(tenant);
    match principal {
        Principal::Person(person) => {
            let found = views::people::person(reader, id, person).await?;
            facts.people.insert(person, found);
        }
        Principal::Service(account) => {
            let found = views::identity::service_account(reader, account).await?;
            let own = found.filter(|(owner, _)| *owner == id).map(|(_, account)| account);
            facts.services.insert(account, own);
        }
        Principal::Operator | Principal::Provisioning | Principal::System => {}
    }
    Ok(facts)
}
