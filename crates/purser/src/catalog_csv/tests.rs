//! What a file becomes, line by line.

use super::*;

const HEADER: &str = "Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names";
const SKU_A: &str = "f8a1db68-be16-40ed-86d5-cb42ce701560";
const SKU_B: &str = "c5928f49-12ba-48f7-ada3-0d743a3601d5";
const PLAN_A: &str = "70d33638-9c74-4d01-bfd3-562de28bd4ba";
const PLAN_B: &str = "663a804f-1c30-4ff0-9915-9db84f0d1cea";
const EXAMPLE: &[u8] = include_bytes!("../../data/skus-example.csv");

fn file(lines: &[&str]) -> String {
    format!("{HEADER}\r\n{}\r\n", lines.join("\r\n"))
}

fn taken(text: &str) -> Report {
    let report = read(text.as_bytes()).unwrap();
    assert_eq!(report.refused, [], "{text}");
    report
}

fn refused(line: &str) -> (u32, &'static str, String) {
    let report = read(file(&[line]).as_bytes()).unwrap();
    assert!(report.products.is_empty(), "{line}");
    let [Refused { line, field, rule }] = report.refused.try_into().unwrap();
    (line, field, rule)
}

#[test]
fn one_sku_over_several_lines_is_one_product_that_nobody_can_buy() {
    let report = taken(&file(&[
        &format!("Power BI Pro,Power_BI_Pro,{SKU_A},BI_AZURE_P2,{PLAN_A},Power BI Pro"),
        &format!("Visio Plan 2,VISIOCLIENT,{SKU_B},VISIOONLINE,{PLAN_A},Visio for the web"),
        &format!("Power BI Pro,POWER_BI_PRO,{},EXTRA,{PLAN_B},Extra", SKU_A.to_uppercase()),
    ]));
    assert_eq!((report.taken_rows, report.duplicate_rows, report.blank_rows), (3, 0, 0));
    let ids: Vec<_> = report.products.iter().map(|product| product.product_id.as_str()).collect();
    assert_eq!(ids, ["POWER_BI_PRO", "VISIOCLIENT"]);
    let product = &report.products[0];
    assert_eq!(product.name, "Power BI Pro");
    assert_eq!(product.sku_part_number, "POWER_BI_PRO");
    assert_eq!(product.sku_id.to_string(), SKU_A);
    let plans: Vec<_> = product.service_plans.iter().map(|plan| plan.service_plan_name.as_str()).collect();
    assert_eq!(plans, ["BI_AZURE_P2", "EXTRA"]);
    assert!(product.plans.is_empty() && !product.self_service);
}

#[test]
fn columns_come_in_any_order_with_a_byte_order_mark_and_columns_of_their_own() {
    let line = format!("x,{PLAN_A},BI_AZURE_P2,Power BI Pro,{SKU_A},POWER_BI_PRO,Power BI Pro");
    for mark in ["", "\u{feff}", "ï»¿", "???"] {
        let header = "note,service_plan_id,Service_Plan_Name,Service_Plans_Included_Friendly_Names,GUID,String_Id, PRODUCT_DISPLAY_NAME ";
        assert_eq!(taken(&format!("{mark}{header}\n{line}")).products.len(), 1, "{mark:?}");
    }
}

#[test]
fn the_same_again_is_a_duplicate_and_the_first_names_stay() {
    let report = taken(&file(&[
        &format!("Power BI Pro,POWER_BI_PRO,{SKU_A},BI_AZURE_P2,{PLAN_A},Power BI Pro"),
        &format!("Power BI Pro,POWER_BI_PRO,{SKU_A},BI_AZURE_P2,{PLAN_A},Power BI Pro"),
        &format!("Power BI (new),POWER_BI_PRO,{SKU_A},BI_AZURE_P2),{PLAN_A},Renamed"),
        &format!("Power BI Pro,POWER_BI_PRO,{SKU_A},,,"),
    ]));
    assert_eq!((report.taken_rows, report.duplicate_rows), (1, 3));
    assert_eq!(report.products[0].name, "Power BI Pro");
    assert_eq!(report.products[0].service_plans[0].friendly_name, "Power BI Pro");
}

#[test]
fn blanks_are_tidied_and_blank_lines_are_counted() {
    let report = taken(&file(&[
        "",
        ",,,,,",
        &format!(
            "  Power\u{a0}BI\t Pro ,POWER_BI_PRO\t,{SKU_A} ,BI_AZURE_P2 , {PLAN_A},Power BI\u{a0}Pro\u{200b},, "
        ),
        " \u{a0} ",
    ]));
    assert_eq!((report.taken_rows, report.blank_rows), (1, 3));
    assert_eq!(report.products[0].name, "Power BI Pro");
    assert_eq!(report.products[0].sku_part_number, "POWER_BI_PRO");
    assert_eq!(report.products[0].service_plans[0].friendly_name, "Power BI Pro");
}

#[test]
fn a_refused_line_says_its_number_field_and_rule() {
    let long = "x".repeat(201);
    for (line, field, rule) in [
        (format!(",POWER_BI_PRO,{SKU_A},P,{PLAN_A},F"), "Product_Display_Name", "empty"),
        (format!("Power BI Pro,,{SKU_A},P,{PLAN_A},F"), "String_Id", "empty"),
        (format!("Power BI Pro,中文,{SKU_A},P,{PLAN_A},F"), "String_Id", "Latin letter"),
        (format!("Power BI Pro,{long},{SKU_A},P,{PLAN_A},F"), "String_Id", "at most 200"),
        (format!("{long},POWER_BI_PRO,{SKU_A},P,{PLAN_A},F"), "Product_Display_Name", "at most 200"),
        ("Power BI Pro,POWER_BI_PRO,,P,,F".into(), "GUID", "empty"),
        (format!("Power BI Pro,POWER_BI_PRO,not-a-guid,P,{PLAN_A},F"), "GUID", "of the form"),
        (format!("Power BI Pro,POWER_BI_PRO,{{{SKU_A}}},P,{PLAN_A},F"), "GUID", "of the form"),
        (
            format!("Power BI Pro,POWER_BI_PRO,{},P,{PLAN_A},F", SKU_A.replace('f', "g")),
            "GUID",
            "of the form",
        ),
        (format!("Power BI Pro,POWER_BI_PRO,{SKU_A},P,{PLAN_A}0,F"), "Service_Plan_Id", "of the form"),
        (format!("Power BI Pro,POWER_BI_PRO,{SKU_A},P,,F"), "Service_Plan_Id", "empty"),
        (format!("Power BI Pro,POWER_BI_PRO,{SKU_A},,{PLAN_A},F"), "Service_Plan_Name", "empty"),
        (
            format!("Power BI Pro,POWER_BI_PRO,{SKU_A},P,{PLAN_A},{long}"),
            "Service_Plans_Included_Friendly_Names",
            "at most 200",
        ),
        (format!("Power BI, Pro,POWER_BI_PRO,{SKU_A},P,{PLAN_A},F"), "line", "6 fields and has 7"),
        (format!("\"Power BI,POWER_BI_PRO,{SKU_A},P,{PLAN_A},F"), "line", "quote"),
        (format!("Power BI\0,POWER_BI_PRO,{SKU_A},P,{PLAN_A},F"), "line", "control"),
        ("x".repeat(LINE_BYTES_MAX + 1), "line", "at most 8192 bytes"),
    ] {
        let (number, in_field, said) = refused(&line);
        assert_eq!((number, in_field), (2, field), "{line}");
        assert!(said.contains(rule), "{line}: {said}");
    }
}

#[test]
fn a_refused_line_leaves_its_neighbours_alone() {
    let report = read(
        file(&[
            &format!("Power BI Pro,POWER_BI_PRO,{SKU_A},P,{PLAN_A},F"),
            &format!("\"Visio, open,VISIOCLIENT,{SKU_B},P,{PLAN_A},F"),
            &format!("Visio Plan 2,VISIOCLIENT,{SKU_B},P,{PLAN_A},F"),
            &format!("Other,OTHER,{SKU_A},P,{PLAN_B},F"),
        ])
        .as_bytes(),
    )
    .unwrap();
    assert_eq!(report.products.len(), 2);
    let lines: Vec<_> = report.refused.iter().map(|refused| (refused.line, refused.field)).collect();
    assert_eq!(lines, [(3, "line"), (5, "String_Id")]);
    assert!(report.refused[1].rule.contains("POWER_BI_PRO as on line 2"), "{:?}", report.refused[1]);
}

#[test]
fn several_skus_of_one_name_stay_apart_and_ids_do_not_depend_on_the_order() {
    let (low, high) = ("11dee6af-eca8-419f-8061-6864517c1875", "54a152dc-90de-4996-93d2-bc47e670fc06");
    let mut lines = [
        format!("Calling Plan,MCOPSTN5,{high},P,{PLAN_A},F"),
        format!("Calling Plan,MCOPSTN5,{low},P,{PLAN_A},F"),
        format!("Calling Plan,CALLING PLAN/2,{SKU_A},P,{PLAN_A},F"),
        format!("Calling Plan,CALLING_PLAN_2,{SKU_B},P,{PLAN_A},F"),
    ];
    let mut seen = Vec::new();
    for _ in 0..2 {
        let lines_now: Vec<&str> = lines.iter().map(String::as_str).collect();
        let products = taken(&file(&lines_now)).products;
        let mut ids: Vec<_> = products.into_iter().map(|p| (p.sku_id.to_string(), p.product_id)).collect();
        ids.sort();
        seen.push(ids);
        lines.reverse();
    }
    assert_eq!(seen[0], seen[1]);
    let ids: Vec<_> = seen[0].iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(ids, ["MCOPSTN5", "MCOPSTN5-54A152DC", "CALLING_PLAN_2", "CALLING_PLAN_2-F8A1DB68"]);
}

#[test]
fn a_long_string_id_is_cut_in_the_id_and_whole_in_the_part_number() {
    let long = "X".repeat(150);
    let lines = [format!("N,{long}Y,{SKU_A},P,{PLAN_A},F"), format!("N,{long}Z,{SKU_B},P,{PLAN_A},F")];
    let products = taken(&file(&[&lines[0], &lines[1]])).products;
    assert_eq!(products[0].product_id, format!("{}-F8A1DB68", "X".repeat(ID_CHARS_MAX)));
    assert_eq!(products[1].product_id, "X".repeat(ID_CHARS_MAX));
    assert_eq!(products[0].sku_part_number, format!("{long}Y"));
}

#[test]
fn text_that_is_not_utf_8_is_windows_1252() {
    let mut bytes = format!("{HEADER}\n").into_bytes();
    bytes.extend(b"Aktivit\xe4ten \x96 Gr\xf6\xdfe,ACTIVITIES,");
    bytes.extend(format!("{SKU_A},P,{PLAN_A},中文\n").bytes().filter(|byte| byte.is_ascii()));
    bytes.extend(format!("名稱,OTHER,{SKU_B},P,{PLAN_A},中文\n").bytes());
    let report = read(bytes.as_slice()).unwrap();
    let names: Vec<_> = report.products.iter().map(|product| product.name.as_str()).collect();
    assert_eq!(names, ["Aktivitäten – Größe", "名稱"]);
    bytes.extend(
        format!("Broken \u{81},BROKEN,{SKU_B},P,{PLAN_B},F").chars().map(|c| u8::try_from(c).unwrap()),
    );
    assert_eq!(read(bytes.as_slice()).unwrap().refused[0].field, "line");
}

#[test]
fn a_file_of_another_kind_is_an_error_that_says_what_is_missing() {
    let error = |bytes: &[u8]| read(bytes).unwrap_err();
    assert!(matches!(error(b""), ReadError::Empty));
    assert!(matches!(error(b"\xff\xfeP\0r\0"), ReadError::Utf16));
    assert!(matches!(error(&vec![b'x'; LINE_BYTES_MAX * 2]), ReadError::Header));
    let semicolons = error(HEADER.replace(',', ";").as_bytes()).to_string();
    assert!(
        semicolons.contains("Product_Display_Name is missing") && semicolons.contains(';'),
        "{semicolons}"
    );
    for name in COLUMNS {
        let said = error(HEADER.replace(name, "Else").as_bytes()).to_string();
        assert!(said.contains(&format!("the column {name} is missing")), "{said}");
    }
    assert!(matches!(error(format!("{HEADER},guid").as_bytes()), ReadError::RepeatedColumn("GUID")));
    assert_eq!(read(HEADER.as_bytes()).unwrap(), Report::default());
}

#[test]
fn every_limit_holds() {
    let many = |count: u32, line: &dyn Fn(u32) -> String| {
        let lines: Vec<String> = (0..count).map(line).collect();
        read(format!("{HEADER}\n{}", lines.join("\n")).as_bytes())
    };
    let row = |n: u32| format!("N,S{n},00000000-0000-0000-0000-{n:012},P,{PLAN_A},F");
    assert_eq!(many(5_000, &row).unwrap().products.len(), PRODUCTS_MAX);
    assert!(matches!(many(5_001, &row), Err(ReadError::TooManyProducts)));
    assert_eq!(many(1_000, &|_| "x".into()).unwrap().refused.len(), REFUSED_MAX);
    assert!(matches!(many(1_001, &|_| "x".into()), Err(ReadError::TooManyRefused)));
    assert_eq!(many(ROWS_MAX, &|_| " ".into()).unwrap().blank_rows, ROWS_MAX);
    assert!(matches!(many(ROWS_MAX + 1, &|_| " ".into()), Err(ReadError::TooManyRows)));
    let plan = |n: u32| format!("N,S,{SKU_A},P,00000000-0000-0000-0000-{n:012},F");
    let report = many(501, &plan).unwrap();
    assert_eq!(report.products[0].service_plans.len(), SERVICE_PLANS_MAX);
    assert_eq!((report.refused[0].line, report.refused[0].field), (502, "Service_Plan_Id"));
}

#[test]
fn a_source_that_fails_is_an_error_and_nothing_is_half_read() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
    }
    let error = read(HEADER.as_bytes().chain(&b"\n"[..]).chain(Broken)).unwrap_err();
    assert!(error.to_string().contains("gone"), "{error}");
}

#[test]
fn the_example_has_every_oddity_and_is_read() {
    let report = read(EXAMPLE).unwrap();
    assert_eq!(report.products.len(), 16);
    assert_eq!((report.taken_rows, report.duplicate_rows, report.blank_rows), (25, 2, 2));
    let lines: Vec<_> = report.refused.iter().map(|refused| (refused.line, refused.field)).collect();
    assert_eq!(lines, []);
}

/// Whatever happens to the bytes, nothing panics, and every line is counted once.
#[test]
fn any_bytes_are_counted_and_never_panic() {
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..500 {
        let mut bytes = EXAMPLE.to_vec();
        for _ in 0..=random(8) {
            let at = random(bytes.len());
            match random(3) {
                0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, b"\n\r\",\0\xff"[random(6)]),
            }
        }
        if let Ok(report) = read(bytes.as_slice()) {
            let ends = bytes.iter().filter(|&&byte| byte == b'\n').count();
            let lines = ends + usize::from(!bytes.ends_with(b"\n"));
            let counted = report.taken_rows + report.duplicate_rows + report.blank_rows;
            assert_eq!(usize::try_from(counted).unwrap() + report.refused.len(), lines - 1);
        }
    }
}
