/** The words of the pages that check a badge of any issuer. */
import type { Text } from '../../../law/text.ts'
import type { Verdict } from './finding.ts'
import type { Kind } from './schemas.ts'

export const words = {
  title: { kk: 'Бейджді тексеру', ru: 'Проверить бейдж', en: 'Check a badge' },
  hint: {
    kk: 'Кез келген берушінің Open Badges 3.0 бейджі немесе CLR 2.0 жазбасы жарамды ма', ru: 'Действителен ли бейдж Open Badges 3.0 или запись CLR 2.0 любого эмитента',
    en: 'Whether an Open Badges 3.0 badge or a CLR 2.0 record of any issuer is right and still stands',
  },
  lead: {
    kk: 'Кез келген берушінің бейджін тіркелмей-ақ тексеріңіз: не қате екені және қалай түзетілетіні айтылады.', ru: 'Проверьте бейдж любого эмитента без регистрации: вы узнаете, что неверно и как это исправить.',
    en: 'Check a badge of any issuer without an account: you learn what is wrong and how to mend it.',
  },
  file: { kk: 'Бейдж файлы', ru: 'Файл бейджа', en: 'File of the badge' },
  fileHint: {
    kk: 'JSON, VC-JWT немесе ішінде бейджі бар PNG не SVG, 1 МБ-қа дейін. Тексерілген соң файл сақталмайды.', ru: 'JSON, VC-JWT либо PNG или SVG со вложенным бейджем, до 1 МБ. После проверки файл не сохраняется.',
    en: 'JSON, a VC-JWT, or a PNG or SVG with a badge inside, up to 1 MB. The file is not kept after the check.',
  },
  text: { kk: 'Немесе мәтінін қойыңыз', ru: 'Или вставьте текст', en: 'Or paste its text' },
  textHint: { kk: 'JSON немесе нүктелермен бөлінген VC-JWT.', ru: 'JSON или VC-JWT, разделённый точками.', en: 'The JSON, or the VC-JWT with its dots.' },
  check: { kk: 'Тексеру', ru: 'Проверить', en: 'Check' },
  again: { kk: 'Басқа бейджді тексеру', ru: 'Проверить другой бейдж', en: 'Check another badge' },
  result: { kk: 'Тексеру нәтижесі', ru: 'Результат проверки', en: 'Result of the check' },
  says: { kk: 'Бейджде не жазылған', ru: 'Что сказано в бейдже', en: 'What the badge says' },
  found: { kk: 'Не табылды', ru: 'Что найдено', en: 'What was found' },
  rule: { kk: 'Ереже', ru: 'Правило', en: 'Rule' },
  place: { kk: 'Қай жерде', ru: 'Где', en: 'Where' },
  finding: { kk: 'Не табылды және қалай түзетіледі', ru: 'Что найдено и как исправить', en: 'What was found and how to mend it' },
  name: { kk: 'Атауы', ru: 'Название', en: 'Name' },
  kind: { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  issuer: { kk: 'Кім берген', ru: 'Кто выдал', en: 'Issued by' },
  issuerAddress: { kk: 'Берушінің мекенжайы', ru: 'Адрес эмитента', en: 'Address of the issuer' },
  subject: { kk: 'Кімге берілген', ru: 'Кому выдано', en: 'Given to' },
  achievement: { kk: 'Не үшін', ru: 'За что', en: 'For' },
  from: { kk: 'Басталуы', ru: 'Начало', en: 'From' },
  until: { kk: 'Аяқталуы', ru: 'Окончание', en: 'Until' },
  api: {
    kk: 'Бейджді ережелер бойынша тексереді. Сұрау денесі — файлдың өзі не {"badge": …, "documents": {мекенжай: құжат}}: documents — желіден алынатын құжаттардың орнына.',
    ru: 'Проверяет бейдж по правилам. Тело запроса — сам файл либо {"badge": …, "documents": {адрес: документ}}: documents заменяют документы, которые берутся из сети.',
    en: 'Checks a badge by the rules. The body is the file itself, or {"badge": …, "documents": {address: document}}: the documents stand for those that would be asked for.',
  },
  report: { kk: 'Не табылғаны', ru: 'Что найдено', en: 'What was found' },
  brought: {
    kk: 'Кейбір құжаттарды сұраушының өзі берді: олар берушіден алынған жоқ.', ru: 'Часть документов передал сам спрашивающий: у эмитента они не взяты.', en: 'Some documents were brought by whoever asked: they were not taken from the issuer.',
  },
} as const satisfies Record<string, Text>

export const verdictWords: Readonly<Record<Verdict, { readonly title: Text; readonly text: Text }>> = {
  valid: {
    title: { kk: 'Бейдж жарамды', ru: 'Бейдж действителен', en: 'The badge is valid' },
    text: { kk: 'Қолтаңбасы дұрыс, мерзімі өтпеген, кері қайтарып алынбаған.', ru: 'Подпись верна, срок не истёк, бейдж не отозван.', en: 'The signature is right, it has not expired and was not revoked.' },
  },
  invalid: {
    title: { kk: 'Бейдж жарамсыз', ru: 'Бейдж недействителен', en: 'The badge is not valid' },
    text: { kk: 'Бұл бейджге сенуге болмайды. Себебі төменде.', ru: 'Этому бейджу доверять нельзя. Причина ниже.', en: 'This badge cannot be relied on. The reason stands below.' },
  },
  undecided: {
    title: { kk: 'Анықтау мүмкін болмады', ru: 'Определить не удалось', en: 'It cannot be decided' },
    text: { kk: 'Қате табылмады, бірақ бәрін тексеру мүмкін болмады. Не жетпегені төменде.', ru: 'Ошибок не найдено, но проверить удалось не всё. Чего не хватило, сказано ниже.', en: 'Nothing is wrong, but not everything could be checked. What was missing stands below.' },
  },
}

export const weightWords = {
  fault: { kk: 'Қате', ru: 'Ошибка', en: 'Wrong' },
  undecided: { kk: 'Тексерілмеді', ru: 'Не проверено', en: 'Not checked' },
  note: { kk: 'Ескертпе', ru: 'Примечание', en: 'Note' },
} as const satisfies Record<string, Text>

export const kindWords: Readonly<Record<Kind, Text>> = {
  badge: { kk: 'Дағды бейджі (Open Badges 3.0)', ru: 'Бейдж навыка (Open Badges 3.0)', en: 'Badge of a skill (Open Badges 3.0)' },
  endorsement: { kk: 'Бейджді қуаттау (Open Badges 3.0)', ru: 'Подтверждение бейджа (Open Badges 3.0)', en: 'Endorsement (Open Badges 3.0)' },
  record: { kk: 'Білім алушының жазбасы (CLR 2.0)', ru: 'Запись обучающегося (CLR 2.0)', en: 'Record of a learner (CLR 2.0)' },
}
