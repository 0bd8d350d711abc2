"""A production for the printed pages: 15 scenes on the first day, 8 cast, 50 crew, 2 places."""

from studio.base.order import spread
from studio.breakdown import store as breakdown
from studio.callsheet import store as callsheet
from studio.people import store as people
from studio.places import store as places
from studio.project import production
from studio.project.store import Author, insert, insert_many

SETS = [
    ("沈家客厅", "Shen living room", "INT", "NIGHT", 0),
    ("顾氏大厦天台", "Gu Tower rooftop", "EXT", "NIGHT", 1),
    ("医院走廊", "Hospital corridor", "INT", "DAY", 0),
    ("江边步道", "Riverside walk", "EXT", "DAY", 1),
]
SYNOPSES = [
    (
        "沈知意发现合同被人调换，质问继母。",
        "Zhiyi finds the contract swapped and confronts her stepmother.",
    ),
    ("顾承舟当众宣布婚约作废。", "Chengzhou calls off the engagement in front of everyone."),
    ("母亲昏倒，知意在雨里求医生。", "Her mother collapses; Zhiyi begs the doctor in the rain."),
    ("一通陌生电话揭开二十年前的秘密。", "A stranger's call opens a secret twenty years old."),
    (
        "两人隔着玻璃对视，谁也没有先开口。",
        "They look at each other through glass; neither speaks first.",
    ),
]
CAST = [
    ("沈知意", "Shen Zhiyi", "林小雨", "Lin Xiaoyu"),
    ("顾承舟", "Gu Chengzhou", "周屿", "Zhou Yu"),
    ("沈母", "Mother Shen", "王桂兰", "Wang Guilan"),
    ("许曼", "Xu Man", "陈以沫", "Chen Yimo"),
    ("顾老爷", "Old Master Gu", "刘振国", "Liu Zhenguo"),
    ("律师方", "Lawyer Fang", "赵一鸣", "Zhao Yiming"),
    ("小豆", "Little Bean", "吴果果", "Wu Guoguo"),
    ("护士长", "Head nurse", "孙梅", "Sun Mei"),
]
CREW = {
    "Production": ["Producer", "Line producer", "Production coordinator", "Production assistant"],
    "Direction": [
        "Director",
        "1st assistant director",
        "2nd assistant director",
        "Script supervisor",
    ],
    "Camera": ["Director of photography", "Camera operator", "1st assistant camera", "DIT"] * 2,
    "Electric": ["Gaffer", "Best boy electric", "Electrician", "Electrician", "Electrician"],
    "Grip": ["Key grip", "Grip", "Grip", "Grip"],
    "Sound": ["Sound mixer", "Boom operator"],
    "Art": [
        "Production designer",
        "Set decorator",
        "Props master",
        "Props assistant",
        "Props assistant",
    ],
    "Wardrobe": ["Costume designer", "Wardrobe supervisor", "Wardrobe assistant"],
    "Make-up and hair": ["Make-up artist", "Make-up artist", "Hair stylist", "Make-up assistant"],
    "Locations": ["Location manager", "Location assistant"],
    "Transport": ["Transport captain", "Driver", "Driver", "Driver"],
    "Catering": ["Catering manager", "Caterer"],
    "Post": ["Editor", "Data wrangler", "Stills photographer"],
}
NAMES = [
    "李文静",
    "张伟",
    "王芳",
    "刘洋",
    "陈杰",
    "杨帆",
    "赵磊",
    "黄丽",
    "周强",
    "吴敏",
    "徐峰",
    "孙悦",
]
LATIN = ["Li Wenjing", "Zhang Wei", "Wang Fang", "Liu Yang", "Chen Jie", "Yang Fan", "Zhao Lei"]


def make_show(path, *, scenes=15, author=None):
    """Build the production through the stores and return it open."""
    store = production.create(path, "雨落长街", author=author or Author("Ana", "desk-1"))
    production.change(
        store,
        other_title="Rain on Long Street",
        company="青石影业",
        other_company="Bluestone Pictures",
        notice="封闭拍摄 谢绝探班",
        other_notice="Closed set. No visitors.",
    )
    with store.edit("Make the show") as db:
        place_ids = _places(store)
        set_ids = []
        for name, other, _, _, place in SETS:
            set_ids.append(insert(db, "story_set", name=name, other_name=other))
            places.map_set(store, set_ids[-1], place_ids[place])
        characters = _cast(store, db)
        _crew(store)
        scene_ids = _scenes(db, set_ids, characters, scenes + 5)
        _board(db, scene_ids, scenes)
        _elements(store, scene_ids)
    _sheet(store)
    return store


def _places(store):
    return [
        places.add_place(
            store,
            "横店老街影棚",
            other_name="Hengdian Old Street Stage",
            address="浙江省金华市东阳市横店镇万盛南街88号3号棚",
            other_address="Stage 3, 88 Wansheng South St, Hengdian, Dongyang, Zhejiang",
            coordinates="29.154321, 120.301234",
            hospital="横店文荣医院 24小时急诊",
            other_hospital="Hengdian Wenrong Hospital, A&E 24 h",
            hospital_address="横店镇迎宾大道99号",
            other_hospital_address="99 Yingbin Ave, Hengdian",
            hospital_phone="0579-8655 0120",
            parking="3号棚后停车场",
            other_parking="Car park behind stage 3",
            base_camp="3号棚一层",
            other_base_camp="Stage 3, ground floor",
        ),
        places.add_place(
            store,
            "江滨公园",
            other_name="Riverside Park",
            address="东阳市江滨北街",
            other_address="Jiangbin North St, Dongyang",
            coordinates="29.2701, 120.2412",
            hospital="东阳市人民医院",
            other_hospital="Dongyang People's Hospital",
            hospital_phone="0579-8667 1120",
            parking="公园东门",
            other_parking="Park, east gate",
        ),
    ]


def _cast(store, db):
    ids = []
    for number, (name, other, actor, latin) in enumerate(CAST, start=1):
        character = insert(db, "character", name=name, other_name=other)
        person = people.add_person(
            store,
            actor,
            department="Cast",
            position="Actor",
            other_name=latin,
            phone=f"139 0000 {number:04d}",
            **({"birth_date": "2019-05-01"} if number == 7 else {}),
        )
        people.cast_character(
            store,
            character,
            person,
            cast_number=number,
            pickup_place="万豪酒店大堂" if number < 3 else "",
            other_pickup_place="Marriott lobby" if number < 3 else "",
            pickup_minutes=20 if number < 3 else 0,
        )
        ids.append(character)
    return ids


def _crew(store):
    count = 0
    for department, positions in CREW.items():
        for position in positions:
            people.add_person(
                store,
                NAMES[count % len(NAMES)],
                department=department,
                position=position,
                other_name=LATIN[count % len(LATIN)],
                phone=f"138 0000 {count:04d}",
                call_offset=-45
                if "Make-up" in department
                else -15
                if department == "Electric"
                else 0,
            )
            count += 1
    assert count == 50, count


def set_at(index, first):
    """The first half of each day is shot at the stage, the second half at the park."""
    half = first // 2 if index < first else first + 2
    return index % 2 * 2 if index < half else index % 2 * 2 + 1


def _scenes(db, set_ids, characters, count):
    episode_ids = [
        insert(db, "episode", number=number, title=f"第{number}集", sort=rank)
        for number, rank in enumerate(spread(10), start=1)
    ]
    ids = []
    for index, rank in enumerate(spread(count)):
        at = set_at(index, count - 5)
        _, _, int_ext, time, _ = SETS[at]
        synopsis, other = SYNOPSES[index % 5]
        scene = insert(
            db,
            "scene",
            episode_id=episode_ids[index // 2 % 10],
            set_id=set_ids[at],
            sort=rank,
            number=f"{index // 2 + 1}-{index % 2 + 1}",
            int_ext=int_ext,
            time="夜" if time == "NIGHT" else "日",
            time_of_day=time,
            synopsis=synopsis,
            other_synopsis=other,
            eighths=3 + index % 9,
            seconds=35 + index,
            minutes=30 + 5 * (index % 4),
        )
        ids.append(scene)
        for character in {0, index % 8, (index * 3 + 1) % 8}:
            insert(db, "scene_character", scene_id=scene, character_id=characters[character])
    return ids


def _board(db, scene_ids, first):
    board = insert(db, "board", name="Board 1", active=1, sort="i")
    days = []
    for date in ("2026-12-07", "2026-12-08"):
        shoot = insert(db, "shoot_day", date=date)
        days.append(insert(db, "board_day", board_id=board, shoot_day_id=shoot, call_minute=420))
    for index, (scene, rank) in enumerate(zip(scene_ids, spread(len(scene_ids)), strict=True)):
        day = days[0] if index < first else days[1]
        strip = insert(db, "strip", board_id=board, board_day_id=day, sort=rank)
        insert_many(db, "strip_scene", [{"strip_id": strip, "scene_id": scene, "sort": "i"}])


def _elements(store, scene_ids):
    for scene, key, name, quantity, other in [
        (0, "props", "合同", 2, "Contract"),
        (3, "props", "手机（碎屏）", 1, "Phone, cracked"),
        (5, "props", "合同", 1, "Contract"),
        (0, "wardrobe", "湿透的白裙", 2, "Soaked white dress"),
        (1, "vehicles", "黑色轿车", 1, "Black saloon"),
        (2, "background", "病人和家属", 8, "Patients and family"),
        (2, "background", "护士", 3, "Nurses"),
        (7, "background", "路人", 12, "Passers-by"),
        (1, "special_effects", "雨", 1, "Rain"),
        (2, "makeup_hair", "额头伤", 1, "Cut on forehead"),
    ]:
        breakdown.add_to_scene(store, scene_ids[scene], key, name, quantity, other_name=other)


def _sheet(store):
    day = str(store.query("SELECT id FROM shoot_day ORDER BY date")[0]["id"])
    with store.edit("Type the call sheet"):
        callsheet.change_sheet(
            store,
            day,
            weather="小雨 8–13℃ 东北风3级",
            other_weather="Light rain, 8–13 °C, wind NE 3",
            safety="天台夜戏请系安全绳；雨水机旁注意防滑、防电。",
            other_safety="Rooftop at night: wear a harness. Near rain bars mind slips and power.",
            radio="1 制片 2 导演 3 摄影 4 灯光 5 录音",
            other_radio="1 Production, 2 Direction, 3 Camera, 4 Electric, 5 Sound",
        )
        notes = {
            "Camera": ("天台用长焦；竖屏监看。", "Long lens on the roof; vertical monitoring."),
            "Electric": ("雨戏请备防水接线。", "Waterproof connections for the rain."),
            "Transport": ("两辆考斯特06:10酒店发车。", "Two minibuses leave the hotel at 06:10."),
        }
        for department in people.departments(store):
            if department.name in notes:
                callsheet.set_department_note(store, day, department.id, *notes[department.name])
