/** The words of the page of life events. */
import { spoken, type Text } from '../../law/text.ts'

export const words = {
  name: { kk: 'Өмірлік жағдайлар', ru: 'Жизненные ситуации', en: 'Life events' },
  title: { kk: 'Өмірлік жағдайлар бойынша мемлекеттік қызметтер', ru: 'Государственные услуги по жизненным ситуациям', en: 'Public services by life event' },
  lead: {
    kk: 'Бала туды, көштіңіз, іс бастайсыз, оқисыз, жұмысыңыздан айырылдыңыз, құрылыс саласыз: әр жағдайға қандай қызметтер керек, олар қанша уақыт алады және қанша тұрады.',
    ru: 'Родился ребёнок, вы переехали, начинаете дело, учитесь, потеряли работу, хотите строить: какие услуги нужны в каждой ситуации, сколько они длятся и сколько стоят.',
    en: 'A child is born, you moved, begin a business, study, lost work or want to build: which services each event needs, how long they take and what they cost.',
  },
  byRules: { kk: 'Бірден, ережелер бойынша', ru: 'Сразу, по правилам', en: 'At once, by the rules' },
  free: { kk: 'Тегін', ru: 'Бесплатно', en: 'Free of charge' },
  paid: { kk: 'Ақылы', ru: 'Платно', en: 'There is a fee' },
  within: { kk: 'Мерзімі', ru: 'Срок', en: 'Time' },
  rests: { kk: 'Құқықтық негізі', ru: 'Правовая основа', en: 'The law it rests on' },
  /** What was promised and what was kept, this year. */
  kept: ({ granted, refused, workdays }: { readonly granted: number; readonly refused: number; readonly workdays?: number }): Text => (granted + refused === 0
    ? spoken({ kk: 'Биыл шешім қабылданған жоқ.', ru: 'В этом году решений не было.', en: 'No decision was made this year.' })
    : workdays === undefined
      ? spoken({ kk: `Биыл: оң шешім — ${granted}, бас тарту — ${refused}.`, ru: `В этом году: положительных решений — ${granted}, отказов — ${refused}.`, en: `This year: granted ${granted}, refused ${refused}.` })
      : spoken({
        kk: `Биыл: оң шешім — ${granted}, бас тарту — ${refused}; қарау мерзімінің медианасы, жұмыс күні — ${workdays}.`,
        ru: `В этом году: положительных решений — ${granted}, отказов — ${refused}; медиана срока рассмотрения, рабочих дней — ${workdays}.`,
        en: `This year: granted ${granted}, refused ${refused}; median of working days ${workdays}.`,
      })),
} as const satisfies Record<string, Text | ((kept: never) => Text)>
