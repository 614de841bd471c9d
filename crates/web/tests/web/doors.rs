//! No door stands open: every operation of the API's own document, asked by everyone who should be refused.
//!
//! What the others may do is written out below. These lists may only shrink; whoever adds to one says why in review.

use super::kit::{Ask, PRO, PRO_ID, VISIO, World, card, on_every_database, on_sqlite};
use super::openapi::operations;
use axum::http::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody without any role may do, on things that are not theirs.
const MEMBER_MAY: &[&str] = &[
    // Their own things, of which there are none here.
    "list_billing_profiles",
    "list_licenses",
    "list_payment_methods",
    "list_subscriptions",
    "export_users",
    "add_payment_method",
    "place_order",
    "issue_token",
    "get_me",
    "list_support_requests",
    // Anyone may ask.
    "open_support_request",
    // What everybody of the organization may know: the catalog, the organization, and whom a license can be given.
    "get_product",
    "list_products",
    "get_tenant",
    "get_user",
    "list_users",
];

/// What a Global Reader may do: read, and what any member may for themselves.
const READER_MAY: &[&str] = &[
    "add_payment_method",
    "export_users",
    "get_job",
    "get_me",
    "get_policy",
    "get_product",
    "get_subscription",
    "get_support_request",
    "get_tenant",
    "get_user",
    "issue_token",
    "list_billing_profiles",
    "list_events",
    "list_held_licenses",
    "list_jobs",
    "list_licenses",
    "list_payment_methods",
    "list_products",
    "list_subscriptions",
    "list_support_requests",
    "list_users",
    "open_support_request",
    "place_order",
    "reference_get_offer_type_policy",
    "reference_get_policy",
    "reference_get_product_policy",
    "reference_list_policies",
    "reference_list_product_policies",
];

/// What the administrator of another organization may do: things of their own organization and of nobody's.
const STRANGER_MAY: &[&str] = &[
    "add_payment_method",
    "add_webhook",
    "create_service_account",
    "create_user",
    "export_users",
    "get_me",
    "get_policy",
    "get_product",
    "issue_token",
    "list_billing_profiles",
    "list_events",
    "list_jobs",
    "list_licenses",
    "list_payment_methods",
    "list_products",
    "list_subscriptions",
    "list_support_requests",
    "list_users",
    "list_webhooks",
    "open_support_request",
    "place_order",
    "reference_get_offer_type_policy",
    "reference_get_policy",
    "reference_get_product_policy",
    "reference_list_policies",
    "reference_list_product_policies",
    "reference_set_offer_type_policy",
    "reference_set_product_policy",
    "set_policy",
];

/// Everything that aurora has, by the name that addresses give it.
pub struct Things {
    ids: BTreeMap<&'static str, String>,
}

impl Things {
    pub async fn make(world: &World) -> Self {
        let bought = world.buys("kai", PRO, 3).await;
        world.assigns("kai", &bought, &["lee"]).await.expect(200);
        let taken = world.buys("kai", PRO, 2).await;
        let path = format!("/api/v1/subscriptions/{taken}/take-over");
        let job =
            world.send(world.ask("admin").post(&path, &json!({"action": "transfer"}))).await.expect(202);
        let url = json!({"url": "https://receiver.example/"});
        let webhook = world.send(world.ask("admin").post("/api/v1/webhooks", &url)).await.expect(201);
        let token = world.send(world.ask("kai").post("/api/v1/tokens", &json!({}))).await.expect(201);
        let profiles = world.get("admin", "/api/v1/billing-profiles").await;
        let question = json!({"kind": "question", "text": "How?"});
        let asked =
            world.send(world.ask("kai").post("/api/v1/support-requests", &question)).await.expect(201);
        let text = |value: &Value| value["id"].as_str().unwrap().to_owned();
        let ids = BTreeMap::from([
            ("subscription", bought),
            ("job", text(&job)),
            ("webhook", text(&webhook)),
            ("token", text(&token)),
            ("support-request", text(&asked)),
            ("billing-profile", text(&profiles["items"][0])),
            ("payment-method", text(&world.get("kai", "/api/v1/payment-methods").await["items"][0])),
            ("tenant", world.tenant("aurora.example").to_string()),
            ("user", world.person_id("lee")),
        ]);
        Self { ids }
    }

    /// The address of an operation, about aurora's things.
    pub fn path(&self, path: &str) -> String {
        let kinds = [
            ("/subscriptions/{id}", "subscription"),
            ("/jobs/{id}", "job"),
            ("/webhooks/{id}", "webhook"),
            ("/tokens/{id}", "token"),
            ("/support-requests/{id}", "support-request"),
            ("/billing-profiles/{id}", "billing-profile"),
            ("/payment-methods/{id}", "payment-method"),
            ("/tenants/{id}", "tenant"),
            ("/users/{id}", "user"),
        ];
        let mut out = path.replace("{product_id}", PRO_ID).replace("{productId}", PRO_ID);
        out = out.replace("{policyId}", "AllowSelfServicePurchase").replace("{offerType}", "SaaS");
        out = out.replace("{user_id}", &self.ids["user"]);
        for (pattern, kind) in kinds {
            if out.contains(pattern) {
                out = out.replace("{id}", &self.ids[kind]);
            }
        }
        assert!(!out.contains('{'), "{path}: say what it is about");
        out
    }

    /// A body that the operation takes.
    pub fn body(&self, operation: &str) -> Option<Value> {
        Some(match operation {
            "place_order" => json!({"plan_id": VISIO, "quantity": 1, "for": "self", "trial": true}),
            "change_quantity" => json!({"total": 4}),
            "set_recurring" => json!({"recurring": false}),
            "cancel" => json!({"reason": "other"}),
            "assign_licenses" => json!({"users": ["noor@aurora.example"]}),
            "unassign_licenses" => json!({"users": ["lee@aurora.example"]}),
            "change_service_plans" => json!({"disabled_plans": []}),
            "take_over" => json!({"action": "transfer"}),
            "open_support_request" => json!({"kind": "question", "text": "Why?"}),
            "resolve_support_request" => json!({"resolution": "done", "answer": "So."}),
            "create_user" => json!({"user_principal_name": "new@new.example", "display_name": "New"}),
            "assign_roles" => json!({"roles": ["Global Reader"]}),
            "set_password" => json!({"password": "correct horse battery"}),
            "add_payment_method" => card("4242 4242 4242 4242"),
            "change_payment_method" => json!({"expiry": "01/31", "security_code": "123"}),
            "change_billing_profile" => json!({"purchase_order": "PO-7"}),
            "set_policy" => json!({"default": "Disabled"}),
            "reference_set_product_policy" | "reference_set_offer_type_policy" => {
                json!({"policyValue": "Disabled"})
            }
            "add_webhook" => json!({"url": "https://receiver.example/"}),
            "issue_token" => json!({}),
            "create_service_account" => json!({"display_name": "Robot", "roles": ["License Administrator"]}),
            "create_tenant" => {
                json!({"domain": "new.example", "name": "New", "locale": "en", "market": "US"})
            }
            "change_tenant" => json!({"name": "New name"}),
            "import_catalog" => {
                let sku = "22222222-0000-7000-8000-000000000009";
                json!({"products": [{"product_id": "NEW", "name": "New", "sku_id": sku, "sku_part_number": "NEW"}]})
            }
            _ => return None,
        })
    }
}

/// Every operation that needs a caller.
pub fn guarded() -> impl Iterator<Item = (Method, String, String)> {
    let open = ["get_liveness", "get_readiness", "get_metrics", "get_token"];
    operations().into_iter().filter_map(move |(method, path, operation)| {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        (!open.contains(&id.as_str())).then_some((method, path, id))
    })
}

fn ask(world: &World, name: &str, things: &Things, (method, path, id): &(Method, String, String)) -> Ask {
    let ask = world.ask(name).of(method.clone(), &things.path(path));
    match things.body(id) {
        // A card belongs to the country of its owner's organization.
        Some(mut body) if name.ends_with("bergwerk.example") && id == "add_payment_method" => {
            body["address"]["country"] = json!("DE");
            ask.json(&body)
        }
        Some(body) => ask.json(&body),
        None => ask,
    }
}

/// Who may do what: writes are only previewed, so that one caller's success does not change the next one's answer; what
/// is refused is then asked for in earnest, and refused again.
async fn allowed(world: &World, name: &str, things: &Things) -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    for operation in guarded() {
        let (method, path, id) = &operation;
        let earnest = ask(world, name, things, &operation);
        let previewed = *method != Method::GET && path.starts_with("/api/v1/");
        let first = if previewed { earnest.clone().preview() } else { earnest.clone() };
        let answer = world.send(first).await;
        let status = answer.status.as_u16();
        let (told, aurora) = (answer.text(), world.tenant("aurora.example").to_string());
        match status {
            200..=299 => {
                if name.ends_with("bergwerk.example") {
                    assert!(
                        !told.contains("aurora") && !told.contains(&aurora),
                        "{id} tells {name} of aurora: {told}"
                    );
                }
                allowed.insert(id.clone());
            }
            // An unknown job is told the same as one that is done, and therefore gone.
            409 if id == "retry_job" && told.contains("job_not_buried") => {}
            401 | 403 | 404 => {
                let again = world.send(earnest).await.status.as_u16();
                assert_eq!(again, status, "{name} {id}: a preview is refused like the real thing");
            }
            _ => panic!("{name} {id}: {status} {told}"),
        }
    }
    allowed
}

fn expected(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[tokio::test]
async fn nobody_may_do_anything() {
    on_sqlite(async |world| {
        let things = Things::make(world).await;
        for operation in guarded() {
            let asked = ask(world, "nobody", &things, &operation);
            let wrong = asked.clone().with("authorization", "Bearer purser_wrong");
            let basic = asked.clone().with("authorization", "Basic cHVyc2VyOng=");
            for (asked, status) in [(asked, 401), (wrong, 401), (basic, 401)] {
                let answer = world.send(asked).await;
                // After thirty wrong tokens an origin has to wait.
                let status = if answer.status == 429 { 429 } else { status };
                assert_eq!(answer.status, status, "{operation:?}");
                if status == 401 {
                    assert_eq!(answer.header("www-authenticate"), "Bearer");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_member_reader_and_stranger_may_do_what_is_listed_and_no_more() {
    on_every_database(async |world| {
        let things = Things::make(world).await;
        let before = world.events().await;
        assert_eq!(allowed(world, "noor", &things).await, expected(MEMBER_MAY));
        assert_eq!(allowed(world, "reader", &things).await, expected(READER_MAY));
        assert_eq!(allowed(world, "admin@bergwerk.example", &things).await, expected(STRANGER_MAY));
        assert_eq!(world.events().await, before, "none of all this changed anything");
    })
    .await;
}

#[tokio::test]
async fn a_provisioning_token_opens_nothing_here() {
    on_sqlite(async |world| {
        let things = Things::make(world).await;
        assert_eq!(allowed(world, "scim@aurora.example", &things).await, BTreeSet::new());
    })
    .await;
}

#[tokio::test]
async fn a_guest_buys_nothing_and_a_lost_account_does_nothing() {
    on_sqlite(async |world| {
        let order = json!({"plan_id": PRO, "quantity": 1, "for": "self"});
        let refused = world.send(world.ask("guest").post("/api/v1/orders", &order)).await;
        assert_eq!(refused.problem(), (403, "guests_cannot_buy".into()));
        let other = world
            .ask("noor")
            .post("/api/v1/orders", &json!({"plan_id": PRO, "quantity": 1, "for": "organization"}));
        assert_eq!(world.send(other).await.problem(), (403, "not_allowed".into()));
    })
    .await;
}
