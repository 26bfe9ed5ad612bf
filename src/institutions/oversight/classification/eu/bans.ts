/** Article 5: what is prohibited, ten practices, of which two apply from 2 December 2026. */
import { choices, flag, type ChoicesField } from '../../../../law/field.ts'
import type { FormPage } from '../../../../law/form.ts'
import { all, any, includes, is } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import type { RegimeRule } from '../regime.ts'
import { at, days, say, system } from './act.ts'

/** The letters of Article 5(1), first subparagraph. */
export const banLetters = ['a', 'b', 'ba', 'bb', 'c', 'd', 'e', 'f', 'g', 'h'] as const
type Letter = (typeof banLetters)[number]

const practices: Readonly<Record<Letter, { readonly label: Text; readonly hint?: Text }>> = {
  a: { label: say(
    'Адам сезбейтін, манипуляциялық немесе алдамшы тәсілдермен мінез-құлықты бұрмалап, елеулі зиян келтіреді',
    'Искажает поведение человека приёмами, которые он не осознаёт, манипуляцией или обманом, причиняя значительный вред',
    'Distorts behaviour by subliminal, manipulative or deceptive techniques, with significant harm') },
  b: { label: say(
    'Жасына, мүгедектігіне, әлеуметтік немесе экономикалық жағдайына байланысты осалдығын пайдаланып, мінез-құлықты бұрмалайды',
    'Использует уязвимость из-за возраста, инвалидности, социального или экономического положения, искажая поведение',
    'Exploits vulnerability due to age, disability, or a social or economic situation, and so distorts behaviour') },
  ba: {
    label: say(
      'Нақты адамның интимдік суретін, бейнесін немесе дыбысын оның келісімінсіз жасайды не өзгертеді',
      'Создаёт или изменяет интимные изображения, видео или звук определённого человека без его согласия',
      'Generates or manipulates intimate images, video or audio of an identifiable person without consent'),
    hint: say('Келісім ерікті, нақты, хабардар, бірмағыналы және айқын болуы тиіс.', 'Согласие должно быть свободным, конкретным, осознанным, недвусмысленным и явным.', 'Consent must be freely given, specific, informed, unambiguous and explicit.'),
  },
  bb: {
    label: say(
      'Балаларға қатысты жыныстық зорлық-зомбылық материалдарын жасайды не өзгертеді',
      'Создаёт или изменяет материалы сексуального насилия над детьми',
      'Generates or manipulates child sexual abuse material'),
    hint: say('2011/93/ЕО директивасы, 2-баптың «c» және «e» тармақтары.', 'Директива 2011/93/ЕС, статья 2, пункты «c» и «e».', 'Directive 2011/93/EU, Article 2, points (c) and (e).'),
  },
  c: { label: say(
    'Адамдарды мінез-құлқы немесе жеке сипаттары бойынша бағалайды, ал балл орынсыз немесе байланысы жоқ салада қолайсыз салдарға әкеледі (әлеуметтік рейтинг)',
    'Оценивает людей по поведению или личным чертам, а балл ведёт к неблагоприятным последствиям, несоразмерным или в не связанной с этим сфере (социальный рейтинг)',
    'Scores people by behaviour or personal traits, with detriment that is disproportionate or in an unrelated context (social scoring)') },
  d: {
    label: say(
      'Адамның қылмыс жасау қаупін тек профильдеу немесе жеке сипаттары негізінде болжайды',
      'Предсказывает риск преступления только по профилированию или чертам личности',
      'Predicts the risk of a crime only from profiling or personality traits'),
    hint: say('Адамның объективті фактілерге негізделген бағалауына көмектесу бұған жатпайды.', 'Поддержка оценки человеком, уже основанной на объективных фактах, сюда не относится.', 'Support of a human assessment that already rests on objective facts is not meant.'),
  },
  e: { label: say(
    'Интернеттен немесе бейнебақылаудан бет кескіндерін таңдаусыз жинап, бет тану дерекқорын құрады не кеңейтеді',
    'Создаёт или пополняет базу распознавания лиц, без разбора собирая изображения из интернета или видеонаблюдения',
    'Builds or expands a face recognition database by untargeted scraping of the internet or CCTV') },
  f: {
    label: say(
      'Жұмыс орнында немесе білім беру ұйымында адамның эмоциясын анықтайды',
      'Определяет эмоции человека на рабочем месте или в организации образования',
      'Infers emotions at the workplace or in education institutions'),
    hint: say('Медициналық немесе қауіпсіздік мақсатында болса, белгілемеңіз.', 'Не отмечайте, если это делается по медицинским причинам или для безопасности.', 'Leave it out where it is for medical or safety reasons.'),
  },
  g: {
    label: say(
      'Биометриялық деректер бойынша нәсілін, саяси көзқарасын, кәсіподаққа мүшелігін, сенімін, жыныстық өмірін немесе бағдарын анықтайды',
      'По биометрии определяет расу, политические взгляды, членство в профсоюзе, убеждения, половую жизнь или ориентацию',
      'Deduces race, political opinions, union membership, beliefs, sex life or orientation from biometric data'),
    hint: say('Заңды жолмен алынған деректер жиындарын белгілеу мен сұрыптау бұған жатпайды.', 'Разметка и отбор законно полученных наборов данных сюда не относятся.', 'Labelling or filtering lawfully acquired datasets is not meant.'),
  },
  h: {
    label: say(
      'Құқық қорғау мақсатында көпшілік орындарда адамды нақты уақытта қашықтан биометриялық сәйкестендіреді',
      'Проводит удалённую биометрическую идентификацию в реальном времени в общественных местах для правоохранительных целей',
      'Identifies people remotely by biometrics in real time in public places for law enforcement'),
    hint: say(
      'Регламентте аталған мақсатқа қатаң қажет және алдын ала рұқсат алынған болса, белгілемеңіз (5(1)(h), 5(2)–(3)).',
      'Не отмечайте, если это строго необходимо для названной в регламенте цели и заранее разрешено (5(1)(h), 5(2)–(3)).',
      'Leave it out where it is strictly necessary for an objective that the act names, and authorised beforehand (5(1)(h), 5(2)–(3)).'),
  },
}

const bans: ChoicesField<Letter> = choices('bans', {
  label: say('Жүйе төмендегілердің қайсысын істейді?', 'Что из этого делает система?', 'Which of these does the system do?'),
  hint: say('Ешқайсысын істемесе, бос қалдырыңыз.', 'Если ничего, оставьте пустым.', 'Leave all empty if it does none.'),
  optional: true, choices: banLetters.map((value) => ({ value, ...practices[value] })),
})

const intimate = choices('intimate', {
  label: say('Мұндай материалға қатысты не дұрыс?', 'Что верно в отношении таких материалов?', 'What is true of such material?'),
  optional: true, choices: [
    { value: 'purpose', label: say('Оны жасау — жүйенің мақсаты', 'Создавать их — назначение системы', 'To make it is what the system is for') },
    { value: 'foreseeable', label: say(
      'Болжамды әрі қайталанатын нәтиже, ал сенімді сақтық шаралары жоқ', 'Это предсказуемый и воспроизводимый результат, а надёжных мер защиты нет',
      'It is a foreseeable and reproducible outcome, and reliable safeguards are missing') },
    { value: 'used', label: say('Жүйе дәл осы мақсатта қолданылады', 'Систему применяют именно для этого', 'The system is used in order to make it') },
  ],
})

const noMoreExposure = flag('noMoreExposure', {
  label: say(
    'Жүйе материалды интимдік көріністі арттырмайтындай немесе әрекеттің сипатын өзгертпейтіндей ғана өзгерте ме?',
    'Система изменяет материал только так, что обнажение не увеличивается и характер действий не меняется?',
    'Does it only manipulate material so that no more is exposed and the nature of what is shown stays the same?'),
})

export const banPage: FormPage = {
  id: 'bans', title: say('Тыйым салынған тәжірибелер', 'Запрещённые практики', 'Prohibited practices'),
  fields: [
    bans,
    { ...intimate, when: any(includes(bans, 'ba'), includes(bans, 'bb')) },
    { ...noMoreExposure, when: includes(bans, 'ba') },
  ],
}

/** Article 5(1a): placing on the market and use are prohibited in these cases alone. */
const inCasesOf1a = any(...(['purpose', 'foreseeable', 'used'] as const).map((value) => includes(intimate, value)))

const conditions: Partial<Record<Letter, RegimeRule['when']>> = {
  ba: all(includes(bans, 'ba'), inCasesOf1a, is(noMoreExposure, false)),
  bb: all(includes(bans, 'bb'), inCasesOf1a),
}

const points: Partial<Record<Letter, string>> = { ba: '1(ba), 1a, 1b', bb: '1(bb), 1a' }

export const banRules: readonly RegimeRule[] = banLetters.map((letter) => ({
  id: `5-1-${letter}`, title: practices[letter].label, ...at('5', points[letter] ?? `1(${letter})`), when: conditions[letter] ?? includes(bans, letter),
  gives: { scale: system, class: 'prohibited' }, from: conditions[letter] ? days.laterBans : days.bans,
}))
