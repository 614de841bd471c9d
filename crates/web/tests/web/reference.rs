//! The reference policy service: shapes to the letter (domain.md 2.5).

use super::kit::{PRO_FORMER_ID, PRO_ID, masked, on_every_database, on_sqlite};
use serde_json::{Value, json};

const POLICY: &str = "/v1.0/policies/AllowSelfServicePurchase";

#[tokio::test]
async fn r_pol_41_the_shapes_are_those_of_the_reference() {
    on_every_database(async |world| {
        let shapes = json!({
            "GET /v1.0/policies": world.get("reader", "/v1.0/policies").await,
            "GET …/{policyId}": world.get("reader", POLICY).await,
            "GET …/products": world.get("reader", &format!("{POLICY}/products")).await,
            "GET …/products?scope=OfferType": world.get("reader", &format!("{POLICY}/products?scope=OfferType")).await,
            "GET …/products/{productId}": world.get("reader", &format!("{POLICY}/products/{PRO_ID}")).await,
            "GET …/offerTypes/{offerType}": world.get("reader", &format!("{POLICY}/offerTypes/SaaS")).await,
        });
        insta::with_settings!({sort_maps => false}, {
            insta::assert_snapshot!("shapes", serde_json::to_string_pretty(&shapes).unwrap());
        });
        for version in ["v1.0", "v1"] {
            let products = world.get("admin", &format!("/{version}/policies/AllowSelfServicePurchase/products?scope=product")).await;
            assert_eq!(products, shapes["GET …/products"], "R-POL-60");
        }
    })
    .await;
}

#[tokio::test]
async fn r_pol_9_a_former_id_is_the_same_product() {
    on_every_database(async |world| {
        let put = |value: &str| {
            world
                .ask("billing")
                .put(&format!("{POLICY}/products/{PRO_FORMER_ID}"), &json!({"policyValue": value}))
        };
        let entry = world.send(put("Disabled")).await.expect(200);
        assert_eq!(
            entry,
            json!({"policyId": "AllowSelfServicePurchase", "policyValue": "Disabled", "scope": "product",
                "productName": "Power BI Pro", "productId": PRO_ID})
        );
        assert_eq!(world.send(put("Disabled")).await.expect(200), entry, "it can be repeated");
        assert_eq!(world.get("reader", &format!("{POLICY}/products/{PRO_ID}")).await, entry);
        let product = world.get("kai", &format!("/api/v1/products/{PRO_ID}")).await;
        assert_eq!(product["self_service"]["value"], "Disabled");
        let offers =
            world.ask("admin").put(&format!("{POLICY}/offerTypes/saas"), &json!({"policyValue": "Disabled"}));
        let entry = world.send(offers).await.expect(200);
        assert_eq!((&entry["scopeId"], &entry["policyValue"]), (&json!("SaaS"), &json!("Disabled")));
        let log = world.events().await;
        assert_eq!(log.iter().filter(|word| *word == "policy.changed").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn errors_have_the_shape_of_the_reference() {
    on_sqlite(async |world| {
        let value = |value: Value| json!({"policyValue": value});
        let product = format!("{POLICY}/products/{PRO_ID}");
        let asks = [
            ("no token", world.ask("nobody").get("/v1.0/policies")),
            ("no role", world.ask("kai").get("/v1.0/policies")),
            ("a role that only reads", world.ask("reader").put(&product, &value(json!("Disabled")))),
            ("unknown policy", world.ask("admin").get("/v1.0/policies/Other")),
            ("unknown product", world.ask("admin").get(&format!("{POLICY}/products/NONE"))),
            (
                "a product that nobody buys by themselves",
                world.ask("admin").put(&format!("{POLICY}/products/SERVER"), &value(json!("Disabled"))),
            ),
            ("a third-party product", world.ask("admin").get(&format!("{POLICY}/products/CHARTS"))),
            ("unknown type", world.ask("admin").get(&format!("{POLICY}/offerTypes/NONE"))),
            ("wrong value", world.ask("admin").put(&product, &value(json!("Off")))),
            ("a value of another kind", world.ask("admin").put(&product, &value(json!(true)))),
            ("missing value", world.ask("admin").put(&product, &json!({}))),
            (
                "V-9, R-POL-5",
                world.ask("admin").put(
                    &format!("{POLICY}/offerTypes/SaaS"),
                    &value(json!("OnlyTrialsWithoutPaymentMethod")),
                ),
            ),
            ("unknown scope", world.ask("admin").get(&format!("{POLICY}/products?scope=country"))),
            ("not JSON", world.ask("admin").put(&product, &json!([]))),
            ("no such address", world.ask("admin").get("/v1.0/nothing")),
            ("another method", world.ask("admin").delete(&product)),
        ];
        let mut told = serde_json::Map::new();
        for (name, ask) in asks {
            let ask = ask
                .with("x-request-id", "request-1")
                .with("x-ms-correlation-id", "11111111-2222-3333-4444-555555555555");
            let answer = world.send(ask).await;
            assert_eq!(
                answer.header("x-ms-correlation-id"),
                "11111111-2222-3333-4444-555555555555",
                "{name}"
            );
            assert_eq!(answer.header("content-type"), "application/json", "{name}");
            let status = answer.status.as_u16();
            told.insert(format!("{name}: {status}"), answer.expect(status));
        }
        insta::assert_snapshot!(
            "errors",
            masked(&serde_json::to_string_pretty(&Value::Object(told)).unwrap())
        );
        let fine = world.ask("admin").get("/v1.0/policies").with("x-ms-correlation-id", "abc");
        assert_eq!(world.send(fine).await.header("x-ms-correlation-id"), "abc");
    })
    .await;
}
