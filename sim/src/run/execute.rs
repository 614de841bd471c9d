//! Commands through the door, and what their answers must be. Where no fault fired, the model says the answer to the
//! letter; where one did, it says what was committed, and the answer must not contradict it.

use super::{Pending, Run};
use crate::actors::Wish;
use crate::model::{Expected, converges};
use crate::{Broken, Held, must};
use jiff::Timestamp;
use purser_app::{Ask, Done, Failure};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::id::{OPERATOR, PersonId, SubscriptionId, TenantId};

impl Run {
    /// Several people want something at once.
    pub(super) async fn act(&mut self, count: u32) -> Held<()> {
        let mut wishes = Vec::new();
        for _ in 0..count {
            let (mut actor, taste) = self.actor();
            wishes.extend(actor.wish(taste));
        }
        let mut asks = wishes.into_iter().map(|wish| self.ask(wish)).collect::<Held<Vec<_>>>()?;
        // A double click: the same call twice in one batch.
        if self.random.chance(150) {
            let twice = self.random.pick(&asks).cloned().map(|ask| self.again(&ask));
            asks.extend(twice);
        }
        self.execute(asks).await
    }

    /// Everybody wants one of the last licenses of one subscription.
    pub(super) async fn burst(&mut self) -> Held<()> {
        let scarce: Vec<(TenantId, SubscriptionId)> = self
            .model
            .organizations
            .iter()
            .flat_map(|(tenant, of)| of.subscriptions.values().map(move |known| (*tenant, known)))
            .filter(|(_, known)| (1..=18).contains(&known.free()))
            .map(|(tenant, known)| (tenant, known.id))
            .collect();
        let Some(&(tenant, id)) = self.random.pick(&scarce) else { return Ok(()) };
        let Some(of) = self.model.organization(tenant) else { return Ok(()) };
        let Some(known) = of.subscriptions.get(&id) else { return Ok(()) };
        let waiting: Vec<PersonId> =
            of.people.keys().copied().filter(|&person| !of.seats.contains_key(&(id, person))).collect();
        let claims = waiting.into_iter().take(40).filter_map(|person| {
            let (principal, command) = crate::actors::Actor::claim(of, known, person)?;
            Some(Wish { tenant, principal, if_match: None, command })
        });
        let claims: Vec<Wish> = claims.collect();
        let asks = claims.into_iter().map(|wish| self.ask(wish)).collect::<Held<Vec<_>>>()?;
        self.execute(asks).await
    }

    /// A caller who got no answer asks again, with the same key.
    pub(super) async fn ask_again(&mut self) -> Held<()> {
        let count = u64::try_from(self.pending.len()).unwrap_or(0);
        let ix = usize::try_from(self.random.below(count)).unwrap_or(0);
        if ix >= self.pending.len() {
            return Ok(());
        }
        let pending = self.pending.swap_remove(ix);
        let again = self.again(&pending.ask);
        self.execute_since(vec![again], pending.since).await
    }

    /// A caller who got an answer asks again all the same.
    pub(super) async fn repeat(&mut self) -> Held<()> {
        let Some((ask, done)) = self.random.pick(&self.answered).cloned() else { return Ok(()) };
        // A key that was forgotten is a new key; nobody asks again a month later.
        if !self.remembers(&ask) {
            return Ok(());
        }
        let before = self.random.chance(500);
        let again = self.again(&ask);
        self.trace.line(format!("repeats {} ({before}), which was {done:?}", ask.call.key));
        self.execute(vec![again]).await
    }

    /// Somebody uses a key for something else.
    pub(super) async fn reuse_a_key(&mut self) -> Held<()> {
        let Some((ask, _)) = self.random.pick(&self.answered).cloned() else { return Ok(()) };
        let (mut actor, taste) = self.actor();
        let Some(wish) = actor.wish(taste) else { return Ok(()) };
        if wish.tenant != ask.call.tenant || !self.remembers(&ask) {
            return Ok(());
        }
        let seed = self.random.bits();
        let other = made(Ask::new(ask.call, wish.command, seed))?;
        self.execute(vec![other]).await
    }

    fn remembers(&self, ask: &Ask) -> bool {
        let key = (ask.call.principal.text(), ask.call.key.clone());
        self.model.organization(ask.call.tenant).is_some_and(|of| of.remembered.contains_key(&key))
    }

    /// What would happen, told to somebody who then does something else.
    pub(super) async fn preview(&mut self) -> Held<()> {
        let (mut actor, taste) = self.actor();
        let Some(wish) = actor.wish(taste) else { return Ok(()) };
        let ask = self.ask(wish)?;
        self.look_for_buried_jobs().await?;
        let shown = self.stage()?.door.preview(ask.call.clone(), ask.command.clone()).await;
        let struck = self.struck();
        must(self.history.take().is_empty(), || format!("a preview was committed: {ask:?}"))?;
        if !struck {
            // Ids differ, because a preview has a seed of its own.
            let words = |plan: &purser_domain::plan::Plan| {
                (
                    plan.events.iter().map(purser_domain::event::Event::word).collect::<Vec<_>>(),
                    plan.notes.clone(),
                )
            };
            let at = self.env.now();
            let same = match (&shown, self.model.decide(&ask, at)?) {
                (Ok(plan), Ok(expected)) => words(plan) == words(&expected.plan),
                (Err(Failure::Refused(refusal)), Err(expected)) => *refusal == expected,
                _ => false,
            };
            must(same, || format!("a preview that does not fit: {ask:?} {shown:?}"))?;
        }
        self.end_of_process().await
    }

    pub(super) async fn execute(&mut self, asks: Vec<Ask>) -> Held<()> {
        let now = self.env.now();
        self.execute_since(asks, now).await
    }

    /// Sends commands as one batch and looks at the answers.
    async fn execute_since(&mut self, asks: Vec<Ask>, since: Timestamp) -> Held<()> {
        if asks.is_empty() {
            return Ok(());
        }
        if asks.iter().any(|ask| matches!(ask.command, Command::RetryJob { .. })) {
            self.look_for_buried_jobs().await?;
        }
        let answers = self.stage()?.door.execute_batch(&asks).await;
        let struck = self.struck();
        let committed = self.history.take();
        must(answers.len() == asks.len(), || format!("{} answers to {}", answers.len(), asks.len()))?;
        for (ask, answer) in asks.iter().zip(&answers) {
            self.trace.line(format!("{:?} {:?} -> {answer:?}", ask.call, ask.command));
            let count = self.figures.answers.entry((ask.command.word(), word(answer))).or_insert(0);
            *count = count.saturating_add(1);
        }
        self.figures.committed =
            self.figures.committed.saturating_add(u64::try_from(committed.len()).unwrap_or(0));
        if struck {
            self.carry_out(committed)?;
            for (ask, answer) in asks.iter().zip(&answers) {
                // A double click: the first was refused, and then something made the second possible.
                let twice = asks.iter().filter(|known| known.call == ask.call).count() > 1;
                if !(twice && matches!(answer, Err(Failure::Refused(_)))) {
                    self.no_contradiction(ask, answer)?;
                }
            }
        } else {
            self.exactly(&asks, &answers, committed)?;
        }
        for (ask, answer) in asks.into_iter().zip(answers) {
            match answer {
                Ok(done) if !converges(&ask) => self.answered.push((ask, done)),
                Err(Failure::Busy | Failure::Unavailable) => self.pending.push(Pending { ask, since }),
                _ => {}
            }
        }
        self.end_of_process().await
    }

    /// Where no fault fired, each answer is what the model says when the commands happen one after the other.
    fn exactly(
        &mut self,
        asks: &[Ask],
        answers: &[Result<Done, Failure>],
        committed: Vec<(Ask, Timestamp)>,
    ) -> Held<()> {
        let now = self.env.now();
        let mut committed = committed.into_iter().peekable();
        for (ask, answer) in asks.iter().zip(answers) {
            let expected = match self.model.expect(ask, now)? {
                Expected::Before(done) => Ok(done),
                Expected::No(failure) => Err(failure),
                Expected::Now(decided) => {
                    let done = decided.done();
                    let here = committed.next_if(|(known, at)| known.seed == ask.seed && *at == decided.at);
                    if here.is_some() {
                        self.model.carry_out(ask, *decided)?;
                    } else {
                        let idle = decided.plan.changes.is_empty() && converges(ask);
                        must(idle, || format!("answered and not committed: {ask:?}"))?;
                    }
                    Ok(done)
                }
            };
            must(*answer == expected, || format!("{ask:?}\nanswered {answer:?}\nexpected {expected:?}"))?;
        }
        let left = committed.next();
        must(left.is_none(), || format!("committed and not answered so: {left:?}"))
    }

    /// Commands that were committed, in the order of commits.
    pub(super) fn carry_out(&mut self, committed: Vec<(Ask, Timestamp)>) -> Held<()> {
        for (ask, at) in committed {
            match self.model.decide(&ask, at)? {
                Ok(decided) => self.model.carry_out(&ask, decided)?,
                Err(refusal) => {
                    return Err(Broken(format!("committed and must be refused ({refusal:?}): {ask:?}")));
                }
            }
        }
        Ok(())
    }

    fn no_contradiction(&self, ask: &Ask, answer: &Result<Done, Failure>) -> Held<()> {
        if converges(ask) {
            return must(!matches!(answer, Err(Failure::Bug(_))), || format!("{ask:?} -> {answer:?}"));
        }
        let key = (ask.call.principal.text(), ask.call.key.clone());
        let memory = self.model.organization(ask.call.tenant).and_then(|of| of.remembered.get(&key));
        let holds = match (answer, memory) {
            (Ok(done), Some(memory)) => {
                memory.fingerprint == ask.fingerprint
                    && Done { replayed: done.replayed, ..memory.done.clone() } == *done
            }
            (Ok(_), None) | (Err(Failure::Bug(_)), _) => false,
            (Err(Failure::KeyReused), memory) => {
                memory.is_some_and(|known| known.fingerprint != ask.fingerprint)
            }
            (Err(Failure::Refused(_)), memory) => memory.is_none(),
            (Err(Failure::Busy | Failure::Unavailable), _) => true,
        };
        must(holds, || format!("{ask:?}\nanswered {answer:?}\nremembered {memory:?}"))
    }

    /// Whether a fault fired since this was last asked.
    pub(super) fn struck(&mut self) -> bool {
        let struck = self.weather.struck();
        if !struck.is_empty() {
            self.trace.line(format!("faults {struck:?}"));
        }
        self.figures.faults = self.figures.faults.saturating_add(u64::try_from(struck.len()).unwrap_or(0));
        !struck.is_empty()
    }

    /// A wish under a new key.
    pub(super) fn ask(&mut self, wish: Wish) -> Held<Ask> {
        self.keys = self.keys.saturating_add(1);
        let call = Call {
            tenant: wish.tenant,
            principal: wish.principal,
            key: format!("key-{}", self.keys),
            request_id: format!("request-{}", self.keys),
            if_match: wish.if_match,
        };
        made(Ask::new(call, wish.command, self.random.bits()))
    }

    /// The same call as its caller repeats it: with the same key, and whatever seed the server makes.
    fn again(&mut self, ask: &Ask) -> Ask {
        Ask { seed: self.random.bits(), ..ask.clone() }
    }

    /// A command of the operator under a new key.
    pub(super) fn operator(&mut self, tenant: TenantId, command: Command) -> Held<Ask> {
        self.ask(Wish { tenant, principal: Principal::Operator, if_match: None, command })
    }

    /// A command of the operator about the catalog or a new organization.
    pub(super) fn operator_at_home(&mut self, command: Command) -> Held<Ask> {
        self.operator(OPERATOR, command)
    }
}

fn made(ask: Result<Ask, Failure>) -> Held<Ask> {
    ask.map_err(|failure| Broken(format!("a command cannot be written: {failure:?}")))
}

const fn word(answer: &Result<Done, Failure>) -> &'static str {
    match answer {
        Ok(done) if done.replayed => "again",
        Ok(_) => "done",
        Err(Failure::Refused(refusal)) => refusal.code(),
        Err(Failure::KeyReused) => "key reused",
        Err(Failure::Busy) => "busy",
        Err(Failure::Unavailable) => "unavailable",
        Err(Failure::Bug(_)) => "bug",
    }
}
