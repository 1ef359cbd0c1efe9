//! The words: a row of cells for each language, read where they stand.
//!
//! Of the cells the first is the tag, then come the [`Term`](super::Term)s and the [`Pattern`]s,
//! a bar between them. In a pattern `#` is the value and `_` a space that does not break; strokes
//! part the forms for [`Plural`](super::Plural)s.
//!
//! Where status pages and their makers' translations have a word (Cachet 2 and 3, Kener, cState,
//! Uptime Kuma, StatusPage.me), it is theirs; comments say what was decided between them. A badge
//! starts in lower case; the nouns of German alone have capitals. An adjective agrees with the
//! language's word for "status", which stands before it. Units and relative times are CLDR 48's
//! (`units`, `dateFields`), in the form that no preposition changes.

use super::Language;

/// A cell with a value in it.
#[derive(Clone, Copy)]
pub(super) enum Pattern {
    OpenIncidents = 13,
    NextMaintenance,
    LastIncident,
    DaysWithoutIncident,
    Lasting,
    AsOf,
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
    Months,
    Years,
    Percent,
    /// The mark before decimals.
    Decimal,
    /// The mark between thousands.
    Thousands,
    NoComponent,
    SeveralComponents,
}

pub(super) fn row(language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::French => FRENCH,
        Language::Spanish => SPANISH,
        Language::Portuguese => PORTUGUESE,
        Language::Italian => ITALIAN,
        Language::Dutch => DUTCH,
        Language::Polish => POLISH,
        Language::Czech => CZECH,
        Language::Russian => RUSSIAN,
        Language::Ukrainian => UKRAINIAN,
        Language::Turkish => TURKISH,
        Language::Arabic => ARABIC,
        Language::Hebrew => HEBREW,
        Language::Japanese => JAPANESE,
        Language::Chinese => CHINESE,
        Language::TraditionalChinese => TRADITIONAL_CHINESE,
        Language::Korean => KOREAN,
    }
}

/// "For", since "since" wants an instant.
const ENGLISH: &str = "en|status|operational|maintenance|degraded|partial outage|major outage|\
    unknown|uptime|response time|no open incidents|maintenance now|no maintenance planned|\
    # open incident/# open incidents|next maintenance in #|last incident # ago|\
    no incident in # day/no incident in # days|for #|as of #|\
    #_ms|#_s|#_min|#_h|#_d|#_mo|#_y|#%|.|,|\
    no component “#”|several components “#”";

/// A "Totalausfall" is worse than a major outage, after which some may still work: Cachet's
/// "schwerer Ausfall". "d" is the unit's symbol; "T" would be a tera, "Tg." nobody writes.
const GERMAN: &str = "de|Status|betriebsbereit|Wartung|beeinträchtigt|Teilausfall|\
    schwerer Ausfall|unbekannt|Verfügbarkeit|Antwortzeit|keine offenen Vorfälle|Wartung läuft|\
    keine Wartung geplant|# offener Vorfall/# offene Vorfälle|nächste Wartung in #|\
    letzter Vorfall vor #|kein Vorfall seit # Tag/kein Vorfall seit # Tagen|seit #|Stand #|\
    #_ms|#_s|#_min|#_h|#_d|#_Mon.|#_J.|#_%|,|.|\
    keine Komponente „#“|mehrere Komponenten „#“";

/// What is open is "en cours"; "ouvert" is a shop.
const FRENCH: &str = "fr|statut|opérationnel|maintenance|dégradé|panne partielle|panne majeure|\
    inconnu|disponibilité|temps de réponse|aucun incident en cours|maintenance en cours|\
    aucune maintenance prévue|# incident en cours/# incidents en cours|\
    prochaine maintenance dans #|dernier incident il y a #|\
    # jour sans incident/# jours sans incident|depuis #|dernier relevé_: #|\
    #_ms|#_s|#_min|#_h|#_j|#_mois|#_ans|#_%|,|_|\
    aucun composant «_#_»|plusieurs composants «_#_»";

/// "Interrupción mayor" (Cachet, StatusPage.me) is English in Spanish words.
const SPANISH: &str = "es|estado|operativo|mantenimiento|degradado|interrupción parcial|\
    interrupción grave|desconocido|disponibilidad|tiempo de respuesta|\
    sin incidentes abiertos|en mantenimiento|sin mantenimiento previsto|\
    # incidente abierto/# incidentes abiertos|próximo mantenimiento en #|último incidente hace #|\
    # día sin incidentes/# días sin incidentes|desde hace #|última lectura: #|\
    #_ms|#_s|#_min|#_h|#_d|#_meses|#_años|#_%|,|.|\
    ningún componente «#»|varios componentes «#»";

/// Brazil's "planejada" is Portugal's "planeada": "prevista" is both's. Status pages in Portugal
/// too have a "status".
const PORTUGUESE: &str = "pt|status|operacional|manutenção|degradado|interrupção parcial|\
    interrupção grave|desconhecido|disponibilidade|tempo de resposta|sem incidentes abertos|\
    em manutenção|sem manutenção prevista|# incidente aberto/# incidentes abertos|\
    próxima manutenção em #|último incidente há #|# dia sem incidentes/# dias sem incidentes|\
    há #|última leitura: #|#_ms|#_s|#_min|#_h|#_dia/#_dias|#_meses|#_anos|#%|,|.|\
    nenhum componente “#”|vários componentes “#”";

const ITALIAN: &str = "it|stato|operativo|manutenzione|degradato|interruzione parziale|\
    interruzione grave|sconosciuto|disponibilità|tempo di risposta|nessun incidente aperto|\
    manutenzione in corso|nessuna manutenzione prevista|\
    # incidente aperto/# incidenti aperti|prossima manutenzione tra #|ultimo incidente # fa|\
    # giorno senza incidenti/# giorni senza incidenti|da #|ultima lettura: #|\
    #_ms|#_s|#_min|#_h|#_g/#_gg|#_mesi|#_anni|#%|,|.|\
    nessun componente «#»|più componenti «#»";

/// "Verstoord" (Kener) is too near to "storing", which is an outage.
const DUTCH: &str = "nl|status|operationeel|onderhoud|verminderde prestaties|\
    gedeeltelijke storing|grote storing|onbekend|uptime|responstijd|geen open incidenten|\
    in onderhoud|geen onderhoud gepland|# open incident/# open incidenten|\
    volgend onderhoud over #|laatste incident # geleden|\
    # dag zonder incidenten/# dagen zonder incidenten|al #|stand van #|\
    #_ms|#_s|#_min|#_u|#_d|#_mnd|#_jr|#%|,|.|\
    geen component ‘#’|meerdere componenten ‘#’";

/// "Działa", it works, agrees with everything; "operacyjny" (Kener) is what surgeons are. What
/// is degraded is not "pogorszony" but has "obniżona wydajność".
const POLISH: &str = "pl|status|działa|konserwacja|obniżona wydajność|częściowa awaria|\
    poważna awaria|nieznany|dostępność|czas odpowiedzi|brak otwartych incydentów|\
    trwa konserwacja|brak planowanej konserwacji|\
    # otwarty incydent/# otwarte incydenty/# otwartych incydentów|\
    następna konserwacja za #|ostatni incydent # temu|\
    # dzień bez incydentów/# dni bez incydentów|od #|stan na #|\
    #_ms|#_s|#_min|#_godz.|#_d|#_mies.|#_r./#_l.|#%|,|_|\
    brak komponentu „#”|kilka komponentów „#”";

/// "Omezený provoz" is the pair of "v provozu".
const CZECH: &str = "cs|stav|v provozu|údržba|omezený provoz|částečný výpadek|závažný výpadek|\
    neznámý|dostupnost|doba odezvy|žádné otevřené incidenty|probíhá údržba|\
    žádná plánovaná údržba|# otevřený incident/# otevřené incidenty/# otevřených incidentů|\
    příští údržba za #|poslední incident před #|\
    # den bez incidentu/# dny bez incidentu/# dnů bez incidentu|již #|stav k #|\
    #_ms|#_s|#_min|#_h|#_d|#_měs.|#_r./#_r./#_l.|#_%|,|_|\
    žádná komponenta „#“|více komponent „#“";

/// "Деградация" is what operators say and Kener has; cState's "перебои" are interruptions.
const RUSSIAN: &str = "ru|статус|работает|обслуживание|деградация|частичный сбой|крупный сбой|\
    неизвестно|доступность|время отклика|нет открытых инцидентов|идёт обслуживание|\
    обслуживание не планируется|# открытый инцидент/# открытых инцидента/# открытых инцидентов|\
    обслуживание через #|последний инцидент # назад|\
    # день без инцидентов/# дня без инцидентов/# дней без инцидентов|уже #|данные на #|\
    #_мс|#_с|#_мин|#_ч|#_дн.|#_мес.|#_г./#_г./#_л.|#_%|,|_|\
    нет компонента «#»|несколько компонентов «#»";

/// An outage that is "критичний" (Kener) would be more than major.
const UKRAINIAN: &str = "uk|статус|працює|обслуговування|погіршення роботи|частковий збій|\
    масштабний збій|невідомо|доступність|час відгуку|немає відкритих інцидентів|\
    триває обслуговування|обслуговування не планується|\
    # відкритий інцидент/# відкриті інциденти/# відкритих інцидентів|\
    обслуговування через #|останній інцидент # тому|\
    # день без інцидентів/# дні без інцидентів/# днів без інцидентів|вже #|станом на #|\
    #_мс|#_с|#_хв|#_год|#_дн.|#_міс.|#_р.|#%|,|_|\
    немає компонента «#»|кілька компонентів «#»";

/// "Bozulmuş" (Uptime Kuma) is broken. A noun stays singular behind a number. How long it has
/// been so is a suffix that changes with the unit: hence "süre", the time it took.
const TURKISH: &str = "tr|durum|çalışıyor|bakım|düşük performans|kısmi kesinti|büyük kesinti|\
    bilinmiyor|çalışma süresi|yanıt süresi|açık olay yok|bakım sürüyor|planlanmış bakım yok|\
    # açık olay|sonraki bakım # sonra|son olay # önce|# gündür olay yok|süre: #|# itibarıyla|\
    #_ms|#_sn|#_dk|#_saat|#_gün|#_ay|#_yıl|%#|,|.|\
    “#” bileşeni yok|birden fazla “#” bileşeni";

/// A length of time follows a preposition, hence the genitive. CLDR has marks of direction around
/// the percent sign; whoever measures a badge takes them for letters, so they are left out.
const ARABIC: &str = "ar|الحالة|يعمل|صيانة|أداء متدهور|انقطاع جزئي|انقطاع كبير|غير معروف|\
    التوافر|زمن الاستجابة|لا توجد حوادث مفتوحة|الصيانة جارية|لا توجد صيانة مجدولة|\
    # حادث مفتوح/حادث مفتوح واحد/حادثان مفتوحان/# حوادث مفتوحة/# حادثًا مفتوحًا/# حادث مفتوح|\
    الصيانة القادمة بعد #|آخر حادث قبل #|\
    لا حوادث منذ # يوم/لا حوادث منذ يوم/لا حوادث منذ يومين/لا حوادث منذ # أيام/\
    لا حوادث منذ # يومًا/لا حوادث منذ # يوم|منذ #|آخر فحص: #|\
    #_ملي ث|#_ث|#_د|#_س|#_يوم/يوم/يومين/#_أيام/#_يومًا/#_يوم|\
    #_شهر/شهر/شهرين/#_أشهر/#_شهرًا/#_شهر|#_سنة/سنة/سنتين/#_سنوات/#_سنة|#%|.|,|\
    لا يوجد مكوّن باسم «#»|عدة مكونات باسم «#»";

/// "השבתה" is what is shut down on purpose; what fails has a "תקלה".
const HEBREW: &str = "he|סטטוס|תקין|תחזוקה|ביצועים מופחתים|תקלה חלקית|תקלה משמעותית|לא ידוע|\
    זמינות|זמן תגובה|אין תקלות פתוחות|תחזוקה מתבצעת|אין תחזוקה מתוכננת|\
    תקלה פתוחה אחת/שתי תקלות פתוחות/# תקלות פתוחות|\
    התחזוקה הבאה בעוד #|תקלה אחרונה לפני #|\
    יום ללא תקלות/יומיים ללא תקלות/# ימים ללא תקלות|כבר #|נכון ל-#|\
    #_ms|#_שנ׳|#_דק׳|שעה/שעתיים/#_שע׳|יום/יומיים/#_ימים|חודש/חודשיים/#_חודשים|\
    שנה/שנתיים/#_שנים|#%|.|,|\
    אין רכיב בשם ״#״|כמה רכיבים בשם ״#״";

/// The share of uptime is "稼働率"; "稼働時間" (Kener) is the time.
const JAPANESE: &str = "ja|ステータス|稼働中|メンテナンス|パフォーマンス低下|一部障害|大規模障害|\
    不明|稼働率|応答時間|未解決のインシデントなし|メンテナンス中|メンテナンス予定なし|\
    未解決のインシデント#件|次回メンテナンスまで#|直近のインシデント: #前|\
    #日間インシデントなし|#経過|# 現在|#ms|#秒|#分|#時間|#日|#か月|#年|#%|.|,|\
    「#」というコンポーネントなし|「#」というコンポーネントが複数";

/// As in Japanese, "可用率" and not "正常运行时间".
const CHINESE: &str = "zh|状态|正常运行|维护中|性能下降|部分故障|重大故障|未知|可用率|响应时间|\
    无未解决事件|正在维护|无计划维护|#个未解决事件|下次维护在#后|上次事件在#前|连续#天无事件|\
    已持续#|截至 #|#毫秒|#秒|#分钟|#小时|#天|#个月|#年|#%|.|,|\
    没有组件“#”|有多个组件“#”";

/// In Taiwan's words: "效能", not "性能".
const TRADITIONAL_CHINESE: &str = "zh-Hant|狀態|正常運行|維護中|效能下降|部分故障|重大故障|未知|\
    可用率|回應時間|無未解決事件|正在維護|無排定的維護|#個未解決事件|下次維護在#後|上次事件在#前|\
    連續#天無事件|已持續#|截至 #|#毫秒|#秒|#分鐘|#小時|#天|#個月|#年|#%|.|,|\
    沒有元件「#」|有多個元件「#」";

/// "장애" is what fails; "사고" (Cachet) is an accident.
const KOREAN: &str = "ko|상태|정상|점검 중|성능 저하|부분 장애|대규모 장애|알 수 없음|가동률|\
    응답 시간|진행 중인 장애 없음|점검 진행 중|예정된 점검 없음|진행 중인 장애 #건|\
    다음 점검까지 #|마지막 장애 # 전|#일간 장애 없음|#째|# 기준|\
    #ms|#초|#분|#시간|#일|#개월|#년|#%|.|,|\
    ‘#’ 구성 요소 없음|‘#’ 구성 요소 여러 개";
