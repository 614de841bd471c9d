//! Names of the people in the demo world: common given and family names of each organization's language, combined.

/// One organization of the demo world.
pub struct Organization {
    /// Mail and sign-in domain.
    pub domain: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Language.
    pub locale: &'static str,
    /// Market.
    pub market: &'static str,
    /// Its own tax rate, where its market has none.
    pub tax_rate: Option<&'static str>,
    /// How family and given name are put together.
    pub family_first: bool,
    /// Given names: how it is written, and how it is spelled in an address.
    pub given: [(&'static str, &'static str); 12],
    /// Family names, likewise.
    pub family: [(&'static str, &'static str); 5],
    /// Names of kai@, noor@ and lee@.
    pub purchasers: [&'static str; 3],
    /// Departments.
    pub departments: [&'static str; 5],
    /// A billing address.
    pub city: &'static str,
    /// Its postal code.
    pub postal_code: &'static str,
}

/// The five organizations of product.md 1.
pub const ORGANIZATIONS: [Organization; 5] = [
    Organization {
        domain: "aurora.example",
        name: "Aurora",
        locale: "en-US",
        market: "US",
        // An example: the rate of V-3.
        tax_rate: Some("0.095"),
        family_first: false,
        given: [
            ("Alex", "alex"),
            ("Blake", "blake"),
            ("Casey", "casey"),
            ("Dana", "dana"),
            ("Emery", "emery"),
            ("Frankie", "frankie"),
            ("Harper", "harper"),
            ("Jordan", "jordan"),
            ("Morgan", "morgan"),
            ("Quinn", "quinn"),
            ("Riley", "riley"),
            ("Sasha", "sasha"),
        ],
        family: [
            ("Brook", "brook"),
            ("Field", "field"),
            ("Hill", "hill"),
            ("Lane", "lane"),
            ("Woods", "woods"),
        ],
        purchasers: ["Kai Brook", "Noor Field", "Lee Hill"],
        departments: ["Finance", "Sales", "Engineering", "Marketing", "Operations"],
        city: "Seattle",
        postal_code: "98101",
    },
    Organization {
        domain: "havsvind.example",
        name: "Havsvind",
        locale: "sv-SE",
        market: "SE",
        tax_rate: None,
        family_first: false,
        given: [
            ("Alva", "alva"),
            ("Björn", "bjorn"),
            ("Elsa", "elsa"),
            ("Freja", "freja"),
            ("Hugo", "hugo"),
            ("Ida", "ida"),
            ("Klara", "klara"),
            ("Linnéa", "linnea"),
            ("Måns", "mans"),
            ("Nils", "nils"),
            ("Saga", "saga"),
            ("Åsa", "asa"),
        ],
        family: [("Berg", "berg"), ("Ek", "ek"), ("Holm", "holm"), ("Lind", "lind"), ("Sjö", "sjo")],
        purchasers: ["Kai Berg", "Noor Ek", "Lee Holm"],
        departments: ["Ekonomi", "Försäljning", "Utveckling", "Marknad", "Drift"],
        city: "Göteborg",
        postal_code: "411 03",
    },
    Organization {
        domain: "yushan.example",
        name: "玉山",
        locale: "zh-TW",
        market: "TW",
        tax_rate: None,
        family_first: true,
        given: [
            ("家豪", "chiahao"),
            ("淑芬", "shufen"),
            ("志明", "chihming"),
            ("雅婷", "yating"),
            ("俊傑", "chunchieh"),
            ("怡君", "yichun"),
            ("建宏", "chienhung"),
            ("美玲", "meiling"),
            ("宗翰", "tsunghan"),
            ("佩珊", "peishan"),
            ("承恩", "chengen"),
            ("欣怡", "hsinyi"),
        ],
        family: [("陳", "chen"), ("林", "lin"), ("黃", "huang"), ("張", "chang"), ("吳", "wu")],
        purchasers: ["陳凱", "林諾", "李立"],
        departments: ["財務", "業務", "研發", "行銷", "營運"],
        city: "臺北市",
        postal_code: "100",
    },
    Organization {
        domain: "bergwerk.example",
        name: "Bergwerk",
        locale: "de-DE",
        market: "DE",
        tax_rate: None,
        family_first: false,
        given: [
            ("Anke", "anke"),
            ("Bernd", "bernd"),
            ("Clara", "clara"),
            ("Dieter", "dieter"),
            ("Elke", "elke"),
            ("Felix", "felix"),
            ("Greta", "greta"),
            ("Heike", "heike"),
            ("Jürgen", "juergen"),
            ("Katrin", "katrin"),
            ("Lukas", "lukas"),
            ("Sönke", "soenke"),
        ],
        family: [
            ("Bach", "bach"),
            ("Fuchs", "fuchs"),
            ("Kühn", "kuehn"),
            ("Sommer", "sommer"),
            ("Wolf", "wolf"),
        ],
        purchasers: ["Kai Bach", "Noor Fuchs", "Lee Sommer"],
        departments: ["Finanzen", "Vertrieb", "Entwicklung", "Marketing", "Betrieb"],
        city: "Essen",
        postal_code: "45127",
    },
    Organization {
        domain: "huaxia.example",
        name: "华夏",
        locale: "zh-CN",
        market: "CN",
        tax_rate: None,
        family_first: true,
        given: [
            ("伟", "wei"),
            ("芳", "fang"),
            ("娜", "na"),
            ("敏", "min"),
            ("静", "jing"),
            ("强", "qiang"),
            ("磊", "lei"),
            ("洋", "yang"),
            ("艳", "yan"),
            ("勇", "yong"),
            ("杰", "jie"),
            ("涛", "tao"),
        ],
        family: [("王", "wang"), ("李", "li"), ("张", "zhang"), ("刘", "liu"), ("赵", "zhao")],
        purchasers: ["王凯", "李诺", "刘立"],
        departments: ["财务", "销售", "研发", "市场", "运营"],
        city: "上海市",
        postal_code: "200000",
    },
];

/// Ordinary members of each organization.
pub const MEMBERS: usize = 60;
