//! A catalog file and the published list of SKUs go into the catalog; what is wrong is refused alone.

use super::demo::{Demo, Folder};
use serde_json::json;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/skus-example.csv");
const HEADER: &str = "Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names";

#[test]
fn the_published_list_adds_what_is_new_and_touches_nothing_that_is_priced() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let (operator, kai) = (demo.operator(), demo.person("kai"));
    let before = kai.json(&["products", "show", super::demo::POWER_BI_PRO]);

    let first = operator.json(&["catalog", "import", EXAMPLE]);
    let taken: Vec<_> = first["taken"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    assert!(taken.contains(&"CLOUD_PC_2_8") && !taken.contains(&"POWER_BI_PRO"), "{first}");
    assert_eq!((&first["refused_rows"], &first["refused_products"]), (&json!([]), &json!([])));
    assert!(first["known"].as_array().unwrap().contains(&json!("POWER_BI_PRO")), "{first}");
    assert_eq!(kai.json(&["products", "show", super::demo::POWER_BI_PRO]), before);
    // Nobody can buy what nobody has priced.
    let new = kai.json(&["products", "show", "CLOUD_PC_2_8"]);
    assert_eq!((&new["plans"], &new["self_service"]["allowed"]), (&json!([]), &json!(false)));

    let again = operator.run(&["catalog", "import", EXAMPLE]).fine();
    assert!(again.contains("\nproducts taken\t0\n"), "{again}");

    let some_wrong = folder.file(
        "some-wrong.csv",
        &format!(
            "{HEADER}\nNew A,NEW_A,11111111-2222-4333-8444-555555555555,PLAN,66666666-2222-4333-8444-555555555555,Plan\n\
             New B,NEW_B,not-a-guid,PLAN,66666666-2222-4333-8444-555555555555,Plan\n"
        ),
    );
    let ran = operator.run(&["catalog", "import", &some_wrong]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("\nproducts taken\t1\n") && ran.out.contains("refused: line 3, GUID: "),
        "{ran:?}"
    );
    assert_eq!(operator.json(&["products", "show", "NEW_A"])["name"], "New A");
    demo.verify();
}

#[test]
fn a_catalog_file_is_taken_but_for_the_products_that_are_wrong() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let operator = demo.operator();
    let product = |id: &str, market: &str| {
        let number = id.bytes().last().unwrap();
        json!({
            "product_id": id, "name": format!("Product {id}"), "sku_part_number": id, "self_service": true,
            "sku_id": format!("00000000-0000-4000-8000-0000000000{number:02x}"),
            "plans": [{
                "plan_id": format!("00000000-0000-4000-9000-0000000000{number:02x}"), "term": "P1M",
                "billing_frequency": "monthly",
                "prices": [{"market": market, "from": "2020-01-01", "unit_price": {"minor": 500, "currency": "USD"}}],
            }],
        })
    };
    let catalog =
        json!({"products": [product("A", "US"), product("B", "XX"), product("C", "US"), product("A", "US")]});
    let file = folder.file("catalog.json", &catalog.to_string());

    let previewed = operator.run(&["catalog", "import", &file, "--preview"]);
    assert_eq!(previewed.code, 1, "{previewed:?}");
    operator.run(&["products", "show", "A"]).refused("not_found");

    let ran = operator.run(&["--json", "catalog", "import", &file]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["taken"], json!(["A", "C"]));
    let refused: Vec<_> =
        said["refused_products"].as_array().unwrap().iter().map(|row| &row["product_id"]).collect();
    assert_eq!(refused, ["A", "B"], "{said}");
    let bought = demo.person("kai").buys("C", "1");
    assert!(!bought.is_empty());

    let broken = folder.file("broken.json", "{\"products\": [{\"product_id\": 3}]}");
    let ran = operator.run(&["catalog", "import", &broken]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("line 1"), "{ran:?}");
    demo.person("kai").run(&["catalog", "import", &file]).refused("not_allowed");
    demo.verify();
}
