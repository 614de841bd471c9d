//! What people do, from the first look to the end.

use super::kit::{
    PRO, PRO_FORMER_ID, PRO_ID, PRO_SERVICE, PRO_YEARLY, SERVER, VISIO, World, card, on_every_database,
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_person_buys_assigns_changes_and_cancels() {
    on_every_database(async |world| {
        let product = world.get("kai", &format!("/api/v1/products/{PRO_FORMER_ID}")).await;
        assert_eq!(product["product_id"], PRO_ID);
        assert_eq!(product["plans"][0]["unit_price"], json!({"amount": "9.99", "currency": "USD"}));
        assert_eq!(product["self_service"]["allowed"], true);
        assert_eq!(product["self_service"]["reason"], "built_in_default");

        let bought = world.buys("kai", PRO, 3).await;
        let path = format!("/api/v1/subscriptions/{bought}");
        let subscription = world.get("kai", &path).await;
        assert_eq!(subscription["owner"]["type"], "user");
        assert_eq!(subscription["owner"]["user_id"], world.person_id("kai"));
        assert_eq!(subscription["owner"]["display_name"], "Kai Person");
        assert_eq!(subscription["price"], json!({"amount": "29.97", "currency": "USD"}));
        assert_eq!(subscription["status"], "active");
        assert_eq!(
            (&subscription["starts_on"], &subscription["ends_on"]),
            (&json!("2026-03-02"), &json!("2026-04-02"))
        );

        let held = world.assigns("kai", &bought, &["lee", "noor"]).await.expect(200);
        assert_eq!(held["items"].as_array().unwrap().len(), 2);
        assert_eq!(held["items"][0]["disabled_plans"], json!([]));
        let again = world.assigns("kai", &bought, &["lee", "lee"]).await.wrong();
        assert_eq!(again, ["users repeated"]);
        let licenses = world.get("kai", &format!("{path}/licenses")).await;
        assert_eq!(licenses["items"].as_array().unwrap().len(), 2);

        let unassign = world
            .ask("kai")
            .post(&format!("{path}/licenses/unassign"), &json!({"users": ["lee@aurora.example"]}));
        assert_eq!(world.send(unassign).await.expect(200)["items"], json!([]));

        let more = world.ask("kai").put(&format!("{path}/quantity"), &json!({"total": 5}));
        assert_eq!(world.send(more).await.expect(200)["quantity"], 5);
        let fewer =
            world.ask("kai").put(&format!("{path}/quantity"), &json!({"total": 2, "when": "renewal"}));
        assert_eq!(world.send(fewer).await.expect(200)["quantity_at_renewal"], 2);
        let off = world.ask("kai").put(&format!("{path}/recurring"), &json!({"recurring": false}));
        let off = world.send(off).await.expect(200);
        assert_eq!((&off["recurring"], &off["quantity_at_renewal"]), (&json!(false), &Value::Null));

        let cancel = world
            .ask("kai")
            .post(&format!("{path}/cancel"), &json!({"reason": "too_expensive", "when": "now"}));
        let canceled = world.send(cancel).await.expect(200);
        assert_eq!(canceled["status"], "disabled");
        assert_eq!(canceled["credit"], json!({"amount": "49.95", "currency": "USD"}));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_takes_over_by_moving_and_undoes_it() {
    on_every_database(async |world| {
        let source = world.buys("kai", PRO, 8).await;
        world.assigns("kai", &source, &["lee", "noor", "kai"]).await.expect(200);
        let target = world.central(PRO, 10).await;
        world.assigns("licenses", &target, &["lee"]).await.expect(200);
        world.settle().await;

        let path = format!("/api/v1/subscriptions/{source}/take-over");
        let body = json!({"action": "move-users", "target_subscription_id": target});
        let answer = world.send(world.ask("billing").post(&path, &body)).await;
        let location = answer.header("location").to_owned();
        let job = answer.expect(202);
        assert_eq!(location, format!("/api/v1/jobs/{}", job["id"].as_str().unwrap()));
        assert_eq!(
            (&job["kind"], &job["state"], &job["total"]),
            (&json!("take-over"), &json!("queued"), &json!(3))
        );
        let source_now = world.get("admin", &format!("/api/v1/subscriptions/{source}")).await;
        assert_eq!(source_now["take_over_job_id"], job["id"]);

        world.settle().await;
        let done = world.get("reader", &location).await;
        assert_eq!((&done["state"], &done["done"]), (&json!("done"), &json!(3)));
        assert_eq!(done["result"]["moved"], 2, "lee held one already");
        assert_eq!(done["result"]["credit"], json!({"amount": "79.92", "currency": "USD"}));
        assert_eq!(world.get("admin", &format!("/api/v1/subscriptions/{source}")).await["status"], "deleted");
        assert_eq!(world.get("admin", &format!("/api/v1/subscriptions/{target}")).await["assigned"], 3);

        let undo =
            world.send(world.ask("billing").post(&format!("{location}/undo"), &json!({}))).await.expect(202);
        assert_eq!(undo["id"], job["id"]);
        world.settle().await;
        let undone = world.get("admin", &location).await;
        assert_eq!((&undone["state"], &undone["result"]["undone"]), (&json!("done"), &json!(true)));
        let source_now = world.get("kai", &format!("/api/v1/subscriptions/{source}")).await;
        assert_eq!((&source_now["status"], &source_now["assigned"]), (&json!("active"), &json!(3)));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_takes_over_by_cancelling_or_transferring() {
    on_every_database(async |world| {
        let first = world.buys("kai", PRO, 2).await;
        let path = format!("/api/v1/subscriptions/{first}/take-over");
        let cancel = world.ask("admin").post(&path, &json!({"action": "cancel", "reason": "against_policy"}));
        let job = world.send(cancel).await.expect(202);
        assert_eq!((&job["state"], &job["result"]["action"]), (&json!("done"), &json!("cancel")));
        assert_eq!(world.get("kai", &format!("/api/v1/subscriptions/{first}")).await["status"], "deleted");

        let second = world.buys("noor", VISIO, 2).await;
        let path = format!("/api/v1/subscriptions/{second}/take-over");
        world.send(world.ask("admin").post(&path, &json!({"action": "transfer"}))).await.expect(202);
        let owner = world.get("admin", &format!("/api/v1/subscriptions/{second}")).await["owner"].clone();
        assert_eq!(owner, json!({"type": "organization", "user_id": null, "display_name": "AURORA"}));
        world.settle().await;
        let mails = world.get("nobody", "/dev/mail.json").await;
        let to = |name: &str| mails.as_array().unwrap().iter().filter(|mail| mail["to"] == name).count();
        assert_eq!(to("noor@aurora.example"), 2, "a confirmation and a take-over");
    })
    .await;
}

#[tokio::test]
async fn p_8_policy_decides_what_a_person_may_buy_and_says_why() {
    on_every_database(async |world| {
        let set = |body: Value| world.ask("billing").put("/api/v1/policies/self-service", &body);
        let body = json!({"default": "Disabled", "products": [{"product_id": PRO_FORMER_ID, "value": "OnlyTrialsWithoutPaymentMethod"}],
            "offer_types": [{"offer_type": "SaaS", "value": "Enabled"}]});
        let policy = world.send(set(body)).await.expect(200);
        assert_eq!((&policy["default"], &policy["default_because"]), (&json!("Disabled"), &json!("organization_default")));
        assert_eq!(policy["notes"][0]["code"], "blocks_without_trial");
        let value = |id: &str| {
            let entry = policy["products"].as_array().unwrap().iter().find(|entry| entry["product_id"] == id).unwrap();
            (entry["value"].as_str().unwrap().to_owned(), entry["because"].as_str().unwrap().to_owned())
        };
        assert_eq!(value(PRO_ID), ("OnlyTrialsWithoutPaymentMethod".into(), "product_entry".into()));
        assert_eq!(value("CFQ7TTC0HD33"), ("Disabled".into(), "organization_default".into()));
        assert!(!policy["products"].to_string().contains("SERVER"), "nobody buys it by themselves");

        let product = world.get("kai", &format!("/api/v1/products/{PRO_ID}")).await;
        assert_eq!(product["self_service"]["allowed"], false);
        assert_eq!(product["self_service"]["reason"], "product_entry");
        assert!(product["self_service"]["message"].as_str().unwrap().contains("trials"));
        let order = json!({"plan_id": VISIO, "quantity": 1, "for": "self"});
        let refused = world.send(world.ask("kai").post("/api/v1/orders", &order)).await;
        assert_eq!(refused.problem(), (403, "blocked_by_policy".into()));

        world.send(set(json!({"default": null}))).await.expect(200);
        let trial = json!({"plan_id": VISIO, "quantity": 1, "for": "self", "trial": true});
        let trial = world.send(world.ask("kai").post("/api/v1/orders", &trial)).await.expect(201);
        assert_eq!((&trial["trial"], &trial["recurring"]), (&json!(true), &json!(false)));
        let guest = world.get("guest", &format!("/api/v1/products/{PRO_ID}")).await;
        assert_eq!(guest["self_service"]["reason"], "guests_cannot_buy");
    })
    .await;
}

#[tokio::test]
async fn r_adm_11_licenses_are_one_row_for_each_product_grouped_by_purchaser() {
    on_every_database(async |world| {
        let one = world.buys("kai", PRO, 8).await;
        world.assigns("kai", &one, &["lee", "noor"]).await.expect(200);
        let two = world.buys("noor", PRO_YEARLY, 5).await;
        world.assigns("noor", &two, &["kai"]).await.expect(200);
        let central = world.central(PRO, 25).await;
        let rows = world.get("reader", "/api/v1/licenses?owner=self-service").await;
        let row = &rows["items"][0];
        assert_eq!(rows["items"].as_array().unwrap().len(), 1);
        assert_eq!(
            (&row["available_quantity"], &row["assigned"], &row["unassigned"]),
            (&json!(13), &json!(3), &json!(10))
        );
        assert_eq!(row["subscriptions"].as_array().unwrap().len(), 2);
        let purchasers = row["purchasers"].as_array().unwrap();
        assert_eq!(purchasers.len(), 2);
        assert_eq!(purchasers[0]["display_name"], "Kai Person");
        assert_eq!(purchasers[0]["users"].as_array().unwrap().len(), 2);
        let all = world.get("reader", "/api/v1/licenses").await;
        assert_eq!(all["items"][0]["available_quantity"], 38);
        let mine = world.get("kai", "/api/v1/licenses").await;
        assert_eq!(mine["items"][0]["subscriptions"], json!([one]));
        let organization = world.get("admin", "/api/v1/licenses?owner=organization").await;
        assert_eq!(organization["items"][0]["subscriptions"], json!([central]));
    })
    .await;
}

#[tokio::test]
async fn p_16_a_card_goes_in_and_only_four_digits_come_out() {
    on_every_database(async |world| {
        let id = world.card("kai").await;
        let list = world.get("kai", "/api/v1/payment-methods").await;
        assert_eq!(
            list["items"],
            json!([{"id": id, "for": "self", "brand": "visa", "last4": "4242", "expiry": "12/30", "name": "A. Person", "status": "active"}])
        );
        let path = format!("/api/v1/payment-methods/{id}");
        let change = |body: Value| world.ask("kai").patch(&path, &body);
        assert_eq!(world.send(change(json!({"expiry": "01/31"}))).await.wrong(), ["security_code required"]);
        assert_eq!(world.send(change(json!({"number": "4242 4242 4242 4242"}))).await.wrong(), ["number not_allowed_here"]);
        let changed = world.send(change(json!({"expiry": "01/31", "security_code": "123"}))).await.expect(200);
        assert_eq!(changed["expiry"], "01/31");
        let declined = world.send(world.ask("noor").post("/api/v1/payment-methods", &card("4000 0000 0000 0002"))).await;
        let declined = declined.expect(201)["id"].clone();
        let order = json!({"plan_id": PRO, "quantity": 1, "payment_method_id": declined, "for": "self"});
        let refused = world.send(world.ask("noor").post("/api/v1/orders", &order)).await;
        assert_eq!(refused.problem(), (402, "card_declined".into()));
        assert_eq!(world.send(world.ask("kai").delete(&path)).await.status, 204);
        assert_eq!(world.get("kai", "/api/v1/payment-methods").await["items"], json!([]));

        let mut for_all = card("4242 4242 4242 4242");
        for_all["for"] = json!("organization");
        let organization = world.send(world.ask("admin").post("/api/v1/payment-methods", &for_all)).await.expect(201);
        world.central(SERVER, 1).await;
        let profiles = world.get("billing", "/api/v1/billing-profiles").await;
        let profile = profiles["items"][0]["id"].as_str().unwrap();
        let body = json!({"payment_method_id": organization["id"], "purchase_order": "PO-7"});
        let changed = world.send(world.ask("billing").patch(&format!("/api/v1/billing-profiles/{profile}"), &body)).await;
        assert_eq!(changed.expect(200)["payment_method_id"], organization["id"]);
        let used = world.ask("admin").delete(&format!("/api/v1/payment-methods/{}", organization["id"].as_str().unwrap()));
        assert_eq!(world.send(used).await.problem(), (409, "payment_method_in_use".into()));
    })
    .await;
}

#[tokio::test]
async fn people_are_found_by_everyone_and_described_to_few() {
    on_every_database(async |world| {
        let list = world.get("kai", "/api/v1/users?search=LEE").await;
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert!(list["items"][0].get("department").is_none());
        let list = world.get("reader", "/api/v1/users?search=lee").await;
        assert_eq!(list["items"][0]["department"], "Sales");
        let me = world.get("kai", "/api/v1/users/KAI@aurora.example").await;
        assert_eq!((&me["id"], &me["department"]), (&json!(world.person_id("kai")), &json!("Sales")));
        let stranger = world.ask("kai").get("/api/v1/users/admin@bergwerk.example");
        assert_eq!(world.send(stranger).await.problem(), (404, "not_found".into()));

        let guest = world.send(world.ask("guest").get("/api/v1/users")).await;
        assert_eq!(guest.problem(), (403, "not_allowed".into()));
        let lee = format!("/api/v1/users/{}", world.person_id("lee"));
        assert_eq!(world.send(world.ask("guest").get(&lee)).await.problem(), (404, "not_found".into()));
        assert_eq!(world.get("guest", "/api/v1/users/guest@aurora.example").await["guest"], true);

        let new = json!({"user_principal_name": "New@Aurora.example", "display_name": "New"});
        let created = world.send(world.ask("users").post("/api/v1/users", &new)).await;
        assert!(created.header("location").starts_with("/api/v1/users/"));
        let id = created.expect(201)["id"].as_str().unwrap().to_owned();
        let again = world.send(world.ask("users").post("/api/v1/users", &new)).await;
        assert_eq!(again.problem(), (409, "already_exists".into()));
        let path = format!("/api/v1/users/{id}/roles");
        let roles = world.ask("admin").put(&path, &json!({"roles": ["Global Reader"]}));
        assert_eq!(world.send(roles).await.expect(200)["roles"], json!(["Global Reader"]));
        let me = world.get("admin", "/api/v1/me").await;
        assert_eq!((&me["kind"], &me["tenant"]["domain"]), (&json!("person"), &json!("aurora.example")));
    })
    .await;
}

#[tokio::test]
async fn the_operator_acts_in_any_organization_and_nobody_else_does() {
    on_every_database(async |world: &World| {
        let aurora = world.tenant("aurora.example").to_string();
        let listed = world.get("operator", "/api/v1/tenants").await;
        assert_eq!(listed["items"].as_array().unwrap().len(), 2);
        let inside = |name: &str| world.ask(name).get("/api/v1/users").with("purser-tenant", &aurora);
        assert_eq!(world.send(inside("operator")).await.expect(200)["items"].as_array().unwrap().len(), 10);
        assert_eq!(world.send(inside("kai")).await.status, 200, "one's own");
        assert_eq!(world.send(inside("admin@bergwerk.example")).await.problem(), (404, "not_found".into()));
        let wrong = world.ask("operator").get("/api/v1/users").with("purser-tenant", "x");
        assert_eq!(world.send(wrong).await.wrong(), ["Purser-Tenant format"]);

        let new =
            json!({"domain": "havsvind.example", "name": "Havsvind", "locale": "sv-SE", "market": "SE"});
        let made = world.send(world.ask("operator").post("/api/v1/tenants", &new)).await.expect(201);
        assert_eq!(made["time_zone"], "Europe/Stockholm");
        let path = format!("/api/v1/tenants/{aurora}");
        let change = world
            .ask("admin")
            .patch(&path, &json!({"support_contact": "it@aurora.example", "online_cancel_max": 0}));
        let changed = world.send(change).await.expect(200);
        assert_eq!(
            (&changed["support_contact"], &changed["online_cancel_max"]),
            (&json!("it@aurora.example"), &json!(0))
        );
        let below = world.ask("admin").patch(&path, &json!({"online_cancel_max": -1}));
        assert_eq!(world.send(below).await.wrong(), ["online_cancel_max out_of_range"]);
        let other = world.ask("admin@bergwerk.example").get(&path);
        assert_eq!(world.send(other).await.problem(), (404, "not_found".into()));
    })
    .await;
}

#[tokio::test]
async fn r_lic_3_services_of_one_license_are_switched_off() {
    on_every_database(async |world| {
        let bought = world.buys("kai", PRO, 3).await;
        world.assigns("kai", &bought, &["lee", "noor"]).await.expect(200);
        let path = |name: &str| format!("/api/v1/subscriptions/{bought}/licenses/{}", world.person_id(name));
        let off = json!({"disabled_plans": [PRO_SERVICE]});
        let preview = world.send(world.ask("kai").put(&path("lee"), &off).preview()).await.expect(200);
        assert_eq!(preview["users"][0]["user_id"], world.person_id("lee"));
        let held = world.send(world.ask("kai").put(&path("lee"), &off)).await.expect(200);
        assert_eq!(
            (&held["user_id"], &held["disabled_plans"]),
            (&json!(world.person_id("lee")), &json!([PRO_SERVICE]))
        );
        let list = world.get("kai", &format!("/api/v1/subscriptions/{bought}/licenses")).await;
        for one in list["items"].as_array().unwrap() {
            let lee = one["user_id"] == world.person_id("lee");
            let expected = if lee { json!([PRO_SERVICE]) } else { json!([]) };
            assert_eq!(one["disabled_plans"], expected, "lee's, and not noor's");
        }

        for (name, who, body, expected) in [
            ("kai", "kai", &off, (409, "not_assigned")),
            ("noor", "lee", &off, (404, "not_found")),
            ("licenses", "lee", &off, (403, "self_service_licenses")),
            ("admin@bergwerk.example", "lee", &off, (404, "not_found")),
        ] {
            let answer = world.send(world.ask(name).put(&path(who), body)).await;
            assert_eq!(answer.problem(), (expected.0, expected.1.to_owned()), "{name} {who}");
        }
        let wrong = world.ask("kai").put(&path("lee"), &json!({"disabled_plans": [bought]}));
        assert_eq!(world.send(wrong).await.wrong(), ["disabled_plans unknown"]);
        let nobody = world.ask("kai").put(&format!("/api/v1/subscriptions/{bought}/licenses/lee"), &off);
        assert_eq!(world.send(nobody).await.problem(), (404, "not_found".into()));
        let on = world.ask("kai").put(&path("lee"), &json!({"disabled_plans": []}));
        assert_eq!(world.send(on).await.expect(200)["disabled_plans"], json!([]));
    })
    .await;
}
