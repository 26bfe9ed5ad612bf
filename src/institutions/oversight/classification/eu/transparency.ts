/** Article 50: what people must be told, whatever the risk. */
import { choices, type ChoicesField } from '../../../../law/field.ts'
import type { FormPage } from '../../../../law/form.ts'
import { all, includes, not } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import type { Contradiction, FollowingDuty, RegimeRule } from '../regime.ts'
import { at, days, say, system } from './act.ts'
import { areas } from './areas.ts'
import { deployer, provider } from './parties.ts'

interface Meeting { readonly label: Text; readonly hint?: Text; readonly point: string; readonly duty: Text; readonly owes: Text }

const meetings = {
  interacts: {
    point: '1', owes: provider,
    label: say('Адаммен тікелей әрекеттеседі', 'Напрямую взаимодействует с людьми', 'Interacts directly with people'),
    hint: say('ЖИ екені айқын көрініп тұрса, белгілемеңіз.', 'Не отмечайте, если очевидно, что это ИИ.', 'Leave it out where it is obvious that it is AI.'),
    duty: say('Адамға ЖИ жүйесімен әрекеттесіп отырғанын хабарлау', 'Сообщать людям, что они взаимодействуют с системой ИИ', 'Tell people that they interact with an AI system'),
  },
  synthetic: {
    point: '2', owes: provider,
    label: say('Синтетикалық дыбыс, сурет, бейне немесе мәтін жасайды', 'Создаёт синтетический звук, изображения, видео или текст', 'Generates synthetic audio, images, video or text'),
    hint: say('Тек әдеттегі өңдеуге көмектессе, белгілемеңіз.', 'Не отмечайте, если она лишь помогает в обычном редактировании.', 'Leave it out where it only assists standard editing.'),
    duty: say(
      'Нәтижені машина оқитын белгімен таңбалау (2026 жылғы 2 тамызға дейін нарыққа шығарылған жүйелерге — 2026 жылғы 2 желтоқсаннан)',
      'Маркировать результаты машиночитаемо (для систем, выпущенных до 2 августа 2026 года, — со 2 декабря 2026 года)',
      'Mark outputs in a machine-readable way (systems placed on the market before 2 August 2026: from 2 December 2026)'),
  },
  emotion: {
    point: '3', owes: deployer,
    label: say('Эмоцияны таниды', 'Распознаёт эмоции', 'Recognises emotions'),
    duty: say('Адамды эмоция тану туралы хабардар ету', 'Информировать людей о распознавании эмоций', 'Inform people that emotions are recognised'),
  },
  categorisation: {
    point: '3', owes: deployer,
    label: say('Биометрия бойынша санаттарға бөледі', 'Категоризирует людей по биометрии', 'Categorises people by biometrics'),
    duty: say('Адамды биометриялық санаттау туралы хабардар ету', 'Информировать людей о биометрической категоризации', 'Inform people that they are categorised by biometrics'),
  },
  deepfake: {
    point: '4', owes: deployer,
    label: say('Дипфейк жасау үшін қолданылады', 'Применяется для создания дипфейков', 'Is used to make deep fakes'),
    duty: say('Мазмұнның жасанды екенін ашып айту', 'Раскрывать, что содержание создано или изменено искусственно', 'Disclose that the content is artificial'),
  },
  publicText: {
    point: '4', owes: deployer,
    label: say('Жұртты хабардар ету үшін жарияланатын мәтін жазады', 'Пишет тексты, которые публикуют, чтобы информировать общество', 'Writes text that is published to inform the public'),
    hint: say('Мәтінді редакция тексеріп, ол үшін жауап берсе, белгілемеңіз.', 'Не отмечайте, если текст проверяет редакция и отвечает за него.', 'Leave it out where an editor reviews it and answers for it.'),
    duty: say('Мәтіннің жасанды екенін ашып айту', 'Раскрывать, что текст создан искусственно', 'Disclose that the text is artificial'),
  },
} as const satisfies Readonly<Record<string, Meeting>>

type Kind = keyof typeof meetings
const kinds = Object.keys(meetings) as readonly Kind[]
const meetingOf = (kind: Kind): Meeting => meetings[kind]

const meets: ChoicesField<Kind> = choices('meets', {
  label: say('Адамдар бұл жүйемен қалай кездеседі?', 'Как люди сталкиваются с этой системой?', 'How do people meet this system?'),
  hint: say('Ешқайсысы болмаса, бос қалдырыңыз.', 'Если никак, оставьте пустым.', 'Leave all empty if in none of these ways.'),
  optional: true, choices: kinds.map((value) => ({ value, label: meetingOf(value).label, ...(meetingOf(value).hint && { hint: meetingOf(value).hint! }) })),
})

export const transparencyPage: FormPage = { id: 'transparency', title: say('Ашықтық', 'Прозрачность', 'Transparency'), fields: [meets] }

export const transparencyRules: readonly RegimeRule[] = kinds.map((kind) => ({
  id: `50-${kind}`, title: meetingOf(kind).label, ...at('50', meetingOf(kind).point), when: includes(meets, kind), gives: { scale: system, class: 'transparency' }, from: days.general,
}))

export const transparencyDuties: readonly FollowingDuty[] = kinds.map((kind) => ({
  id: `duty-50-${kind}`, title: meetingOf(kind).duty, owes: meetingOf(kind).owes, ...at('50', meetingOf(kind).point), of: [`50-${kind}`],
}))

/** Annex III and Article 50 speak of the same systems: what is ticked there is ticked here. */
const alsoHere = (area: '1b' | '1c', kind: Kind): Contradiction => ({
  when: all(includes(areas, area), not(includes(meets, kind))), field: 'meets',
  mend: say(
    `Қолданылу салаларында «${meetingOf(kind).label.kk.toLowerCase()}» белгіленген. Мұнда да белгілеңіз немесе ол жерден алып тастаңыз.`,
    `В областях применения отмечено: «${meetingOf(kind).label.ru.toLowerCase()}». Отметьте и здесь или снимите отметку там.`,
    `Among the areas of use it is ticked that the system ${meetingOf(kind).label.en.toLowerCase()}. Tick it here as well, or untick it there.`),
})

export const transparencyContradictions: readonly Contradiction[] = [alsoHere('1b', 'categorisation'), alsoHere('1c', 'emotion')]
