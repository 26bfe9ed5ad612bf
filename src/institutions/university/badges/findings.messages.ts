/** What is found in a badge: which rule, and what whoever issued it can do. The place is said beside it. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** What a rule asks, as the heading of what was found. */
export const rules = {
  file: say('Файл', 'Файл', 'The file'),
  context: say('Контекстер тізімі', 'Список контекстов', 'The list of contexts'),
  type: say('Түрі', 'Тип', 'The type'),
  schema: say('JSON схемасы', 'Схема JSON', 'The JSON schema'),
  meaning: say('JSON-LD мағынасы', 'Смысл по JSON-LD', 'What JSON-LD makes of it'),
  subject: say('Кімге және не үшін', 'Кому и за что', 'Whom it is for and what for'),
  evidence: say('Дәлелдер', 'Подтверждения', 'The evidence'),
  issuer: say('Беруші', 'Эмитент', 'The issuer'),
  proof: say('Қолтаңба', 'Подпись', 'The signature'),
  time: say('Мерзімі', 'Срок', 'The time'),
  status: say('Кері қайтарып алынуы', 'Отзыв', 'Revocation'),
  refresh: say('Жаңартылуы', 'Обновление', 'Its refreshed version'),
  inside: say('Ішіндегі куәліктер', 'Вложенные свидетельства', 'The credentials inside'),
} as const satisfies Record<string, Text>
export type Rule = keyof typeof rules

export const found = {
  empty: say('Ештеңе берілмеді. Файлды таңдаңыз немесе мәтінін қойыңыз.', 'Ничего не передано. Выберите файл или вставьте текст.', 'Nothing was given. Choose the file or paste its text.'),
  tooLarge: (kilobytes: number) => say(`Файл тым үлкен: ең көбі ${kilobytes} КБ.`, `Файл слишком большой: не больше ${kilobytes} КБ.`, `The file is too large: at most ${kilobytes} kB.`),
  notBadge: say(
    'Бұл бейдж емес: JSON, VC-JWT немесе ішінде бейджі бар PNG не SVG күтіледі. Берушіден түпнұсқа файлды сұраңыз.', 'Это не бейдж: ожидается JSON, VC-JWT либо PNG или SVG со вложенным бейджем. Попросите у эмитента исходный файл.',
    'This is no badge: JSON, a VC-JWT, or a PNG or SVG with a badge inside is expected. Ask the issuer for the original file.'),
  noBadgeInImage: say(
    'Суреттің ішінде бейдж жоқ. Сурет қайта сақталғанда бейджі жоғалады: берушіден түпнұсқа файлды сұраңыз.', 'В изображении нет бейджа. Он теряется, когда изображение пересохраняют: попросите у эмитента исходный файл.',
    'There is no badge inside the image. It is lost when an image is saved anew: ask the issuer for the original file.'),
  brokenJson: say('JSON бұзылған. Берушіден түпнұсқа файлды сұраңыз.', 'JSON испорчен. Попросите у эмитента исходный файл.', 'The JSON is broken. Ask the issuer for the original file.'),
  tooDeep: say(
    'JSON тым терең, тым үлкен немесе ішінде бейджде болмайтын атаулар бар, сондықтан оқылмады.', 'JSON слишком вложенный или слишком большой, либо в нём есть имена, каких в бейдже не бывает; он не прочитан.',
    'The JSON is nested too deep, has too much in it, or names that no badge has, and was not read.'),
  formerVersion: say(
    'Бұл Open Badges 2.0 бейджі: мұнда 3.0 нұсқасы тексеріледі. Берушіден 3.0 нұсқасын сұраңыз.', 'Это бейдж Open Badges 2.0, а здесь проверяется версия 3.0. Попросите у эмитента версию 3.0.', 'This is a badge of Open Badges 2.0, and version 3.0 is checked here. Ask the issuer for version 3.0.'),
  contextMissing: (place: number, expected: string) => say(
    `${place}-орында ${expected} контексті болуы керек. Тізімді осы ретпен жазып, қайта қол қойыңыз.`, `На месте ${place} должен стоять контекст ${expected}. Запишите список в этом порядке и подпишите заново.`,
    `Place ${place} must be the context ${expected}. Write the list in this order and sign anew.`),
  contextOld: say(
    'Деректер моделінің бұрынғы нұсқасы (1.1): ол әлі қабылданады.', 'Прежняя версия модели данных (1.1): она ещё принимается.', 'The former version of the data model (1.1): it is still taken.'),
  contextUnknown: (url: string) => say(
    `${url} контексті бізде сақталмаған, ал бейджді оқығанда желіден ештеңе алынбайды: оның терминдерінің мағынасы тексерілмеді.`, `Контекст ${url} у нас не хранится, а при чтении бейджа из сети ничего не берётся: смысл его терминов не проверен.`,
    `The context ${url} is not kept here, and nothing is fetched while a badge is read: what its terms mean was not checked.`),
  typeWrong: (allowed: string) => say(
    `Түрлердің ішінде VerifiableCredential және мыналардың бірі болуы керек: ${allowed}.`, `Среди типов должны быть VerifiableCredential и один из: ${allowed}.`, `The types must have VerifiableCredential and one of: ${allowed}.`),
  schemaMissing: (name: string) => say(
    `«${name}» жоқ, ал стандарт оны талап етеді. Қосып, қайта қол қойыңыз.`, `Нет «${name}», а стандарт его требует. Добавьте и подпишите заново.`, `“${name}” is missing, and the standard asks for it. Add it and sign anew.`),
  schemaType: (type: string) => say(
    `Мұнда ${type} түріндегі JSON мәні болуы керек. Мәнін түзетіп, қайта қол қойыңыз.`, `Здесь должно быть значение JSON типа ${type}. Исправьте значение и подпишите заново.`, `This must be a JSON value of the type ${type}. Mend the value and sign anew.`),
  schemaOneOf: (allowed: string) => say(
    `Мұнда мыналардың бірі болуы керек: ${allowed}. Мәнін түзетіп, қайта қол қойыңыз.`, `Здесь должно стоять одно из: ${allowed}. Исправьте значение и подпишите заново.`, `This must be one of: ${allowed}. Mend the value and sign anew.`),
  schemaForm: say(
    'Мәні стандарт талап ететін түрде жазылмаған (мысалы, уақыт белдеуі бар уақыт: 2026-01-31T09:00:00Z). Түзетіп, қайта қол қойыңыз.', 'Значение записано не так, как требует стандарт (например, время с часовым поясом: 2026-01-31T09:00:00Z). Исправьте и подпишите заново.',
    'The value is not written as the standard asks (a time, for instance, with its zone: 2026-01-31T09:00:00Z). Mend it and sign anew.'),
  schemaEmpty: say('Мұнда кемінде бір мән болуы керек. Қосып, қайта қол қойыңыз.', 'Здесь должно быть хотя бы одно значение. Добавьте и подпишите заново.', 'At least one value must stand here. Add it and sign anew.'),
  schemaOther: say('Мәні стандарттың схемасына сай емес. Түзетіп, қайта қол қойыңыз.', 'Значение не соответствует схеме стандарта. Исправьте и подпишите заново.', 'The value does not follow the schema of the standard. Mend it and sign anew.'),
  nameMissing: say('Бейджде атау (name) жоқ: стандарт оны талап етеді, тексерушілер қабылдай береді.', 'У бейджа нет названия (name): стандарт его требует, проверяющие принимают и так.', 'The badge has no name: the standard asks for one, and verifiers take it all the same.'),
  schemaUnread: (url: string) => say(
    `Бейдж ${url} схемасымен тексеруді сұрайды, бірақ ол жерде схема жоқ. Мекенжайды түзетіңіз немесе схеманы жариялаңыз.`, `Бейдж просит проверить его по схеме ${url}, но там её нет. Исправьте адрес или опубликуйте схему.`,
    `The badge asks to be checked by the schema ${url}, and there is none there. Mend the address or publish the schema.`),
  schemaUnreached: (url: string) => say(
    `Берушінің схемасы тұрған мекенжай жауап бермеді: ${url}. Кейінірек қайталаңыз.`, `Адрес схемы эмитента не ответил: ${url}. Повторите позже.`, `The address of the issuer’s schema did not answer: ${url}. Try again later.`),
  tooMuchAsked: (most: number) => say(
    `Бейдж тым көп құжатқа сілтейді немесе олар тым баяу жауап береді: бір тексеруде ең көбі ${most} құжат сұралады. Қалғаны тексерілмеді.`, `Бейдж ссылается на слишком много документов, или они отвечают слишком медленно: за одну проверку запрашивается не больше ${most}. Остальное не проверено.`,
    `The badge refers to too many documents, or they answer too slowly: at most ${most} are asked for in one check. The rest was not checked.`),
  schemaForeign: (url: string) => say(`Берушінің өз схемасы орындалмады: ${url}.`, `Собственная схема эмитента не исполнялась: ${url}.`, `The issuer’s own schema was not run: ${url}.`),
  contextInline: say(
    'Бейдж өз терминдерін өзі анықтайды немесе контекстердің күшін жояды: олардың мағынасы мұнда тексерілмейді.', 'Бейдж сам определяет термины или отменяет контексты: их смысл здесь не проверяется.',
    'The badge defines terms of its own, or drops contexts: what they mean is not checked here.'),
  termLong: (key: string) => say(
    `«${key}» қасиеті қысқа атауымен жазылмаған: бұлай мерзімді немесе кері қайтарып алуды жасыруға болады. Контексттегі терминдерді пайдаланыңыз.`, `Свойство «${key}» записано не кратким термином: так можно скрыть срок или отзыв. Используйте термины из контекстов.`,
    `The key “${key}” is not written as a plain term: a term of validity or a revocation can be hidden so. Use the terms of the contexts.`),
  saidElsewhere: say(
    'Бейдж туралы мәліметтің бір бөлігі оның ішіндегі басқа орында жазылған: бәрін тексеру мүмкін болмады.', 'Часть сведений о бейдже записана в другом месте внутри него: проверить всё не удалось.',
    'Part of what is said of the badge stands elsewhere inside it: not everything could be checked.'),
  termUnknown: (term: string) => say(
    `JSON-LD бұл терминді білмейді, сондықтан оған қол қойылмаған: ${term}. Терминді алып тастаңыз немесе оны анықтайтын контекст қосыңыз.`, `JSON-LD не знает этого термина, и подпись на него не распространяется: ${term}. Уберите термин или добавьте контекст, который его определяет.`,
    `JSON-LD does not know this term, so the signature does not cover it: ${term}. Leave it out, or add the context that defines it.`),
  meaningless: say(
    'JSON-LD бұл деректердің мағынасын таба алмады. Берушіден дұрыс файлды сұраңыз.', 'JSON-LD не находит смысла в этих данных. Попросите у эмитента верный файл.', 'JSON-LD finds no meaning in it. Ask the issuer for a right file.'),
  wrongType: (expected: string) => say(`Мұнда ${expected} түрі болуы керек.`, `Здесь должен быть тип ${expected}.`, `This must be of the type ${expected}.`),
  noSubjectId: say('Кімге берілгені жазылмаған: id немесе identifier керек.', 'Не указано, кому выдано: нужен id или identifier.', 'It does not say whom it is for: an id or an identifier is needed.'),
  noAchievement: say('Не үшін берілгені жазылмаған: achievement керек.', 'Не указано, за что выдано: нужно achievement.', 'It does not say what it is for: an achievement is needed.'),
  noCriteria: say('Өлшемшарттар жазылмаған: criteria ішінде id немесе narrative керек.', 'Не указаны критерии: в criteria нужен id или narrative.', 'It does not say what was asked: criteria must have an id or a narrative.'),
  noProof: say('Қолтаңба жоқ: кім бергенін ештеңе дәлелдемейді.', 'Подписи нет: ничто не доказывает, кто это выдал.', 'There is no signature: nothing proves who issued it.'),
  noKnownProof: say(
    'Біз тексере алатын қолтаңба жоқ. Қабылданады: DataIntegrityProof (eddsa-rdfc-2022, ecdsa-sd-2023), Ed25519Signature2020, мақсаты assertionMethod.', 'Нет подписи, которую мы умеем проверять. Принимаются DataIntegrityProof (eddsa-rdfc-2022, ecdsa-sd-2023) и Ed25519Signature2020 с целью assertionMethod.',
    'There is no signature that is checked here. Taken are DataIntegrityProof (eddsa-rdfc-2022, ecdsa-sd-2023) and Ed25519Signature2020 with the purpose assertionMethod.'),
  suiteUnchecked: (suite: string) => say(`${suite} қолтаңбасы мұнда тексерілмейді.`, `Подпись ${suite} здесь не проверяется.`, `A signature by ${suite} is not checked here.`),
  methodNoScheme: say('Кілттің мекенжайы URI емес. verificationMethod мәні did: немесе https: деп басталуы керек.', 'Адрес ключа не является URI. Значение verificationMethod должно начинаться с did: или https:.', 'The address of the key is no URI. The verificationMethod must begin with did: or https:.'),
  methodUnknown: (method: string) => say(
    `Кілтті бұлай табуға болмайды: ${method}. did:key, did:web немесе https мекенжайын пайдаланыңыз.`, `Так ключ не найти: ${method}. Используйте did:key, did:web или адрес https.`, `A key cannot be found this way: ${method}. Use did:key, did:web or an https address.`),
  keyNotFound: (url: string) => say(
    `Қолтаңба атаған мекенжайда кілт жоқ: ${url}. Мекенжайды түзетіңіз немесе кілтті жариялаңыз.`, `По адресу, который называет подпись, ключа нет: ${url}. Исправьте адрес или опубликуйте ключ.`, `There is no key at the address that the signature names: ${url}. Mend the address or publish the key.`),
  keyUnreached: (url: string) => say(`Берушінің кілті тұрған мекенжай жауап бермеді: ${url}. Кейінірек қайталаңыз.`, `Адрес с ключом эмитента не ответил: ${url}. Повторите позже.`, `The address of the issuer’s key did not answer: ${url}. Try again later.`),
  keyWrong: say('Бұл мекенжайдағы кілт мұндай қолтаңбаға жарамайды.', 'Ключ по этому адресу не подходит для такой подписи.', 'The key at this address is not of the kind for such a signature.'),
  keyOfOther: (controller: string, issuer: string) => say(
    `Кілттің иесі — ${controller}, ал беруші — ${issuer}. Берушінің өз кілтімен қол қойыңыз.`, `Владелец ключа — ${controller}, а эмитент — ${issuer}. Подпишите ключом самого эмитента.`, `The key belongs to ${controller}, and the issuer is ${issuer}. Sign with the issuer’s own key.`),
  keyNotListed: (issuer: string) => say(
    `${issuer} жариялаған кілттердің ішінде бұл кілт жоқ: бейджге беруші қол қоймаған. Берушінің өз кілтімен қол қойыңыз.`, `Среди ключей, которые опубликовал ${issuer}, этого ключа нет: бейдж подписан не эмитентом. Подпишите ключом самого эмитента.`,
    `This key is not among those that ${issuer} publishes: the issuer did not sign the badge. Sign with the issuer’s own key.`),
  keyEnded: (moment: string) => say(
    `Кілттің мерзімі біткен немесе ол кері қайтарып алынған: ${moment}. Берушіден қолданыстағы кілтпен қол қойылған бейджді сұраңыз.`, `Срок ключа истёк, или ключ отозван: ${moment}. Попросите у эмитента бейдж, подписанный действующим ключом.`,
    `The key has expired or was revoked: ${moment}. Ask the issuer for a badge that is signed with a key that stands.`),
  keyKind: say('Мұндай кілт түрі мұнда тексерілмейді.', 'Ключ такого вида здесь не проверяется.', 'A key of this kind is not checked here.'),
  keyAtAddress: (address: string) => say(
    `Кілт ${address} мекенжайында тұр, бірақ беруші оны өз атынан жарияламаған. Берушіні басқа жолмен тексеріңіз.`, `Ключ размещён по адресу ${address}, но эмитент не опубликовал его от своего имени. Проверьте эмитента другим способом.`,
    `The key stands at ${address}, and the issuer does not publish it in its own name. Check the issuer another way.`),
  keyUnvouched: say(
    'Кілт бейдждің өзінде жазылған: қолтаңба дұрыс, бірақ кілттің берушінікі екенін бейдждің өзінен басқа ештеңе айтпайды. Берушіні басқа жолмен тексеріңіз.', 'Ключ записан в самом бейдже: подпись верна, но что ключ принадлежит эмитенту, говорит только сам бейдж. Проверьте эмитента другим способом.',
    'The key stands in the badge itself: the signature is right, and that the key is the issuer’s only the badge says. Check the issuer another way.'),
  signatureWrong: say('Қолтаңба бұл мазмұнға сай емес: бейдж өзгертілген немесе оған басқа кілтпен қол қойылған.', 'Подпись не соответствует содержанию: бейдж изменён или подписан другим ключом.', 'The signature does not fit what it says: the badge was changed, or signed with another key.'),
  algorithm: (alg: string) => say(`${alg} алгоритмі қабылданбайды. RS256, ES256 немесе EdDSA пайдаланыңыз.`, `Алгоритм ${alg} не принимается. Используйте RS256, ES256 или EdDSA.`, `The algorithm ${alg} is not taken. Use RS256, ES256 or EdDSA.`),
  noKeyInHeader: say('JWT тақырыбында кілт жоқ: jwk немесе kid керек.', 'В заголовке JWT нет ключа: нужен jwk или kid.', 'The header of the JWT has no key: a jwk or a kid is needed.'),
  claimDiffers: (claim: string, field: string) => say(`JWT ішіндегі ${claim} мәні куәліктегі ${field} мәнінен өзге.`, `Значение ${claim} в JWT отличается от ${field} в свидетельстве.`, `The claim ${claim} of the JWT differs from ${field} in the credential.`),
  notYet: (moment: string) => say(`Әлі күшіне енген жоқ, басталуы: ${moment}.`, `Ещё не действует, начало: ${moment}.`, `It has not begun: it begins ${moment}.`),
  expired: (moment: string) => say(`Мерзімі өткен: ${moment}. Берушіден жаңасын сұраңыз.`, `Срок истёк: ${moment}. Попросите у эмитента новый.`, `It has expired: ${moment}. Ask the issuer for a new one.`),
  momentWrong: (text: string) => say(`Уақыт оқылмады: ${text}.`, `Время не прочитано: ${text}.`, `The time cannot be read: ${text}.`),
  revoked: say('Беруші оны кері қайтарып алған.', 'Эмитент его отозвал.', 'The issuer has revoked it.'),
  suspended: say('Беруші оның қолданысын тоқтата тұрған.', 'Эмитент приостановил его действие.', 'The issuer has suspended it.'),
  statusUnreached: (url: string) => say(
    `Кері қайтарып алынғандар тізімі жауап бермеді: ${url}. Бейдж кері қайтарып алынған болуы мүмкін: кейінірек қайталаңыз.`, `Список отозванных не ответил: ${url}. Бейдж может быть отозван: повторите позже.`, `The list of what was revoked did not answer: ${url}. The badge may have been revoked: try again later.`),
  statusWrong: (url: string) => say(`Кері қайтарып алынғандар тізімі бүлінген немесе қолтаңбасы сай келмейді: ${url}.`, `Список отозванных повреждён, или его подпись не подходит: ${url}.`, `The list of what was revoked is broken, or its signature does not fit: ${url}.`),
  statusUnknown: (type: string) => say(`Күйді көрсетудің ${type} тәсілі мұнда тексерілмейді.`, `Способ указания состояния ${type} здесь не проверяется.`, `The status method ${type} is not checked here.`),
  refreshed: (url: string) => say(`Жаңартылған нұсқасы тексерілді: ${url}.`, `Проверена обновлённая версия: ${url}.`, `Its refreshed version was checked: ${url}.`),
  notRefreshed: (url: string) => say(`Жаңартылған нұсқасы алынбады: ${url}. Осы нұсқасы тексерілді.`, `Обновлённая версия не получена: ${url}. Проверена эта.`, `Its refreshed version was not to be had: ${url}. This one was checked.`),
  insideWrong: say('Ішіндегі куәлік жарамсыз.', 'Вложенное свидетельство недействительно.', 'A credential inside is wrong.'),
  tooManyInside: (most: number) => say(`Ішіндегі куәліктер тым көп: ${most} ғана тексеріледі.`, `Вложенных свидетельств слишком много: проверяется не больше ${most}.`, `There are too many credentials inside: no more than ${most} are checked.`),
  passed: say('Дұрыс', 'Верно', 'Right'),
} as const
