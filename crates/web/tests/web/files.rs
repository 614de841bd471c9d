//! Exported files, byte by byte.

use super::kit::{PRO, World, on_every_database, on_sqlite};
use purser_domain::command::{Command, CreatePerson};
use serde_json::json;

/// Somebody whose name a spreadsheet would take for a formula.
async fn add_person(world: &World, name: &str, display_name: &str) {
    let new = CreatePerson {
        user_principal_name: format!("{name}@aurora.example"),
        display_name: display_name.into(),
        guest: false,
        department: None,
        job_title: None,
        manager: None,
        usage_location: None,
        locale: None,
    };
    world.command(world.tenant("aurora.example"), Command::CreatePerson(new)).await;
}

#[tokio::test]
async fn p_12_the_users_of_licenses_are_exported_as_csv() {
    on_every_database(async |world| {
        add_person(world, "formula", "=HYPERLINK(\"http://evil\",\"Åsa\")").await;
        add_person(world, "comma", "Öberg, \"Olle\"").await;
        let one = world.buys("kai", PRO, 3).await;
        world.assigns("kai", &one, &["formula", "comma"]).await.expect(200);
        let two = world.buys("noor", PRO, 3).await;
        world.assigns("noor", &two, &["lee"]).await.expect(200);
        let path = format!("/api/v1/licenses/export?subscription_id={one}&subscription_id={two}");
        let answer = world.send(world.ask("admin").get(&path)).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8; header=present");
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"users-2026-03-02.csv\"");
        let expected = format!(
            "\u{feff}display name,user principal name,product,SKU part number,subscription id,purchaser,assigned on\r\n\
             \"'=HYPERLINK(\"\"http://evil\"\",\"\"Åsa\"\")\",formula@aurora.example,Power BI Pro,POWER_BI_PRO,{one},Kai Person,2026-03-02\r\n\
             \"Öberg, \"\"Olle\"\"\",comma@aurora.example,Power BI Pro,POWER_BI_PRO,{one},Kai Person,2026-03-02\r\n\
             Lee Person,lee@aurora.example,Power BI Pro,POWER_BI_PRO,{two},Noor Person,2026-03-02\r\n"
        );
        let sorted = |text: &str| {
            let mut lines: Vec<_> = text.split_inclusive("\r\n").map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&answer.text()), sorted(&expected));
        assert!(answer.text().starts_with(expected.split_inclusive("\r\n").next().unwrap()));

        let everything = world.send(world.ask("admin").get("/api/v1/licenses/export")).await;
        assert_eq!(sorted(&everything.text()), sorted(&expected));
        let mine = world.send(world.ask("noor").get("/api/v1/licenses/export?owner=me")).await;
        assert_eq!(mine.text().matches("\r\n").count(), 2);
        let stranger = world.send(world.ask("lee").get(&path)).await;
        assert_eq!(stranger.problem(), (404, "not_found".into()));
    })
    .await;
}

#[tokio::test]
async fn a_long_export_is_whole() {
    on_sqlite(async |world| {
        let count = 450;
        let subscription = world.central(PRO, 500).await;
        let mut names = Vec::new();
        for n in 0..count {
            add_person(world, &format!("member{n:03}"), &format!("Member {n:03}")).await;
            names.push(format!("member{n:03}@aurora.example"));
        }
        let path = format!("/api/v1/subscriptions/{subscription}/licenses/assign");
        for twenty in names.chunks(20) {
            world.send(world.ask("admin").post(&path, &json!({"users": twenty}))).await.expect(200);
        }
        let text = world.send(world.ask("admin").get("/api/v1/licenses/export")).await.text();
        let mut lines: Vec<&str> = text.split("\r\n").skip(1).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.len(), count);
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count, "everyone once");
    })
    .await;
}
