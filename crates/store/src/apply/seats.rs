//! Seats: what is opened and closed one by one becomes its net effect; what moves in sets comes in between.

use super::{columns, writes};
use crate::call::Call;
use crate::error::StoreError;
use crate::value::Value;
use purser_domain::id::{PersonId, SubscriptionId, TakeOverId, TenantId};
use purser_domain::seats::Seat;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A seat's key.
type Place = (TenantId, SubscriptionId, PersonId);

/// What happened to one seat since the last barrier.
struct Net<'a> {
    /// Whether it was held before.
    before: bool,
    /// What is held after.
    after: Option<&'a Seat>,
}

/// Between two barriers: single seats of every tenant, then at most one set of each tenant.
#[derive(Default)]
struct Stretch<'a> {
    seats: BTreeMap<Place, Net<'a>>,
    sets: Vec<Call>,
}

/// All that happens to seats.
#[derive(Default)]
pub struct Seats<'a> {
    stretches: BTreeMap<usize, Stretch<'a>>,
    /// How many sets each tenant has changed, which is where its next change belongs.
    at: BTreeMap<TenantId, usize>,
}

/// A set of seats that moves.
pub struct Move {
    pub from: SubscriptionId,
    pub into: SubscriptionId,
    pub after: Option<PersonId>,
    pub upto: PersonId,
    pub only: Option<TakeOverId>,
    pub mark: Option<TakeOverId>,
    pub count: u32,
}

impl<'a> Seats<'a> {
    /// Somebody gets a seat.
    pub fn open(&mut self, tenant: TenantId, seat: &'a Seat) {
        let place = (tenant, seat.subscription_id, seat.person_id);
        self.single(place, Some(seat));
    }

    /// Somebody loses a seat.
    pub fn close(&mut self, tenant: TenantId, subscription: SubscriptionId, person: PersonId) {
        self.single((tenant, subscription, person), None);
    }

    /// Exactly so many people take their seats to another subscription.
    pub fn relocate(&mut self, tenant: TenantId, set: &Move) {
        let after = set.after.map_or(Uuid::nil(), |person| person.0);
        let mut values: Vec<Value> = vec![
            tenant.into(),
            set.from.into(),
            set.into.into(),
            after.into(),
            set.upto.into(),
            set.mark.into(),
        ];
        values.extend(set.only.map(Value::from));
        let statement = if set.only.is_some() { &writes::SEATS_MOVE_ONLY } else { &writes::SEATS_MOVE };
        self.set(tenant, Call::one(statement, values).exactly(u64::from(set.count)));
    }

    /// Exactly so many people lose their seats.
    pub fn forget(&mut self, tenant: TenantId, subscription: SubscriptionId, upto: PersonId, count: u32) {
        let values = vec![tenant.into(), subscription.into(), upto.into()];
        self.set(tenant, Call::one(&writes::SEATS_FORGET, values).exactly(u64::from(count)));
    }

    fn single(&mut self, place: Place, after: Option<&'a Seat>) {
        // Whoever opens first found nothing, whoever closes first found a seat.
        let before = after.is_none();
        let net = self.stretch(place.0).seats.entry(place).or_insert(Net { before, after });
        net.after = after;
    }

    /// A set sees everything before it and nothing after it.
    fn set(&mut self, tenant: TenantId, call: Call) {
        self.stretch(tenant).sets.push(call);
        let at = self.at.entry(tenant).or_insert(0);
        *at = at.saturating_add(1);
    }

    fn stretch(&mut self, tenant: TenantId) -> &mut Stretch<'a> {
        let at = self.at.get(&tenant).copied().unwrap_or(0);
        self.stretches.entry(at).or_default()
    }

    /// The calls, in order.
    pub fn calls(self) -> Result<Vec<Call>, StoreError> {
        let mut calls = Vec::new();
        for stretch in self.stretches.into_values() {
            let (mut closed, mut opened) = (Vec::new(), Vec::new());
            for ((tenant, subscription, person), net) in stretch.seats {
                if net.before {
                    closed.push(vec![tenant.into(), subscription.into(), person.into()]);
                }
                if let Some(seat) = net.after {
                    opened.push(columns::seat(tenant, seat)?);
                }
            }
            calls.push(Call::many(&writes::SEAT_DELETE, closed).each());
            calls.push(Call::many(&writes::SEAT_INSERT, opened).each());
            calls.extend(stretch.sets);
        }
        Ok(calls)
    }
}
