/** The release of a model, submitted by an engineer and signed by the head, and taking it back. No act is known that sets the order of things; the sample programme does. */
import { assumed } from '../../../law/citation.ts'
import { workdays, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { body, offices } from './offices.ts'
import { releaseRules } from './rules.ts'

const basis = assumed(releaseRules, {
  kk: 'Тәртіпті үлгі бағдарлама белгілеген: модель шығару тәртібін бекіткен құқықтық акт табылған жоқ.', ru: 'Порядок задан демонстрационной программой: правовой акт о выпуске моделей не найден.',
  en: 'The order of things is set by the sample programme: no legal act was found that sets how models are released.',
})

const common = {
  body, offices, inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } }, keep: { for: years(10), basis }, fee: 'free', obligations: {}, parameters: {}, rules: {},
  complaint: {
    words: {
      kk: 'Органның әрекетіне оның басшысына немесе сотқа шағымдануға болады.', ru: 'На действия органа можно пожаловаться его руководителю или в суд.',
      en: 'You can complain to the head of the body, or go to court.',
    },
    basis,
  },
} as const

const model = (hint?: Text) => text('model', { label: { kk: 'Модель', ru: 'Модель', en: 'Model' }, maxLength: 64, public: true, ...(hint && { hint }) })
const version = text('version', { label: { kk: 'Файлдарының SHA-256 хеші', ru: 'Хеш SHA-256 её файлов', en: 'SHA-256 of its files' }, maxLength: 64, from: 'act.version', public: true, technical: true })

export const modelRelease: Procedure = procedure({
  ...common, id: 'language-model.release',
  title: { kk: 'Тілдік модельді шығару', ru: 'Выпуск языковой модели', en: 'Release of a language model' },
  summary: {
    kk: 'Инженер дайындап, бағалаған модельді шығаруға ұсынады, басшы қол қойып шығарады. Модельді дайындаған немесе ұсынған адам оны өзі шығара алмайды.',
    ru: 'Инженер представляет подготовленную и оценённую модель, руководитель выпускает её своей подписью. Тот, кто подготовил или представил модель, сам её не выпускает.',
    en: 'An engineer submits a model that was drafted and evaluated, and the head releases it by signature. Whoever drafted or submitted it does not release it.',
  },
  audience: { kk: 'Тілдік модель инженерлері мен басшысы', ru: 'Инженеры и руководитель языковой модели', en: 'Engineers and the head of the language model' },
  opens: { by: 'office', role: 'language-model.engineer' },
  form: [{
    id: 'model', title: { kk: 'Модель', ru: 'Модель', en: 'The model' }, fields: [
      model({ kk: 'API-дегі атауы, мысалы: shanyraq-kk-10m.', ru: 'Имя в API, например: shanyraq-kk-10m.', en: 'Its name in the API, such as shanyraq-kk-10m.' }), version,
      text('licence', { label: { kk: 'Лицензиясы', ru: 'Лицензия', en: 'Licence' }, maxLength: 200, from: 'act.licence', public: true }),
      text('receipts', { label: { kk: 'Бағалау хаттамалары', ru: 'Протоколы оценки', en: 'Receipts of evaluations' }, maxLength: 100_000, from: 'act.receipts', public: true, technical: true, long: true }),
      text('optOuts', {
        label: {
          kk: 'Кейбір мәтіндерін пайдалануға тыйым салынғанына қарамастан, модель неліктен шығарылады', ru: 'Почему модель выпускается, хотя часть текстов запрещена к использованию',
          en: 'Why it is released although texts were opted out',
        },
        maxLength: 4000, from: 'act.optOuts', public: true, long: true, optional: true,
        whenEmpty: { kk: 'мұндай мәтін жоқ', ru: 'таких текстов нет', en: 'there are no such texts' },
      }),
      text('grounds', {
        label: { kk: 'Шығару негіздерінің SHA-256 хеші', ru: 'Хеш SHA-256 оснований выпуска', en: 'SHA-256 of all that the release rests on' }, maxLength: 64, from: 'act.grounds', public: true, technical: true,
      }),
    ],
  }],
  clock: { within: workdays(10), from: 'signing', stopsIn: [], silence: 'escalate', basis },
  starts: 'signing',
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'language-model.head' }, basis, excluded: [{ of: 'opener', basis }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        release: { label: { kk: 'Модельді шығару', ru: 'Выпустить модель', en: 'Release the model' }, to: 'closed', decides: 'released', carriesOut: { act: 'models.release', with: { model: 'model' } } },
        return: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return it to be mended' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    released: {
      title: { kk: 'Модельді шығару туралы шешім', ru: 'Решение о выпуске модели', en: 'Decision to release a model' },
      words: { kk: 'Модель шығарылады: оны кез келген адам көре, жүктеп ала және API арқылы пайдалана алады.', ru: 'Модель выпускается: любой может видеть её, скачивать и использовать через API.', en: 'The model is released: everybody sees it, downloads it and uses it through the API.' },
      effect: 'grant', rules: [], basis,
    },
    returned: {
      title: { kk: 'Модельді толықтыруға қайтару', ru: 'Возврат модели на доработку', en: 'Return of a model to be mended' },
      words: { kk: 'Модель шығарылмайды. Кемшіліктері түзетілгеннен кейін оны қайта ұсынуға болады.', ru: 'Модель не выпускается. После устранения недостатков её можно представить снова.', en: 'The model is not released. Once the reason is mended it can be submitted again.' },
      effect: 'dismiss', rules: [], basis,
    },
  },
})

const reason = (name: string, label: Text) => text(name, { label, maxLength: 1000, long: true })

/** One step, taken at once with the opening: what does harm does not wait for a second page. */
export const modelTakenBack: Procedure = procedure({
  ...common, id: 'language-model.taking-back',
  title: { kk: 'Тілдік модельді қайтарып алу', ru: 'Отзыв языковой модели', en: 'Taking back a language model' },
  summary: {
    kk: 'Басшы шығарылған модельді бірден қайтарып алады: API енді жауап бермейді, файлдары жүктеп алынбайды.', ru: 'Руководитель сразу отзывает выпущенную модель: API больше не отвечает, скачать файлы нельзя.',
    en: 'The head takes a released model back at once: the API does not answer for it and its files cannot be downloaded.',
  },
  audience: { kk: 'Тілдік модель басшысы', ru: 'Руководитель языковой модели', en: 'The head of the language model' },
  opens: { by: 'office', role: 'language-model.head', takes: 'takeBack' },
  form: [{
    id: 'model', title: { kk: 'Модель', ru: 'Модель', en: 'The model' }, fields: [
      model(), version, reason('reasonKk', { kk: 'Себебі қазақша', ru: 'Причина на казахском', en: 'Reason in Kazakh' }),
      reason('reasonRu', { kk: 'Себебі орысша', ru: 'Причина на русском', en: 'Reason in Russian' }), reason('reasonEn', { kk: 'Себебі ағылшынша', ru: 'Причина на английском', en: 'Reason in English' }),
    ],
  }],
  clock: { within: workdays(1), from: 'taking', stopsIn: [], silence: 'escalate', basis },
  starts: 'taking',
  steps: {
    taking: {
      title: { kk: 'Қайтарып алу', ru: 'Отзыв', en: 'It is taken back' }, by: { role: 'language-model.head' }, basis, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        takeBack: {
          label: { kk: 'Қайтарып алу', ru: 'Отозвать', en: 'Take it back' }, to: 'closed', decides: 'takenBack',
          carriesOut: { act: 'models.take-back', with: { model: 'model', reasonKk: 'reasonKk', reasonRu: 'reasonRu', reasonEn: 'reasonEn' } },
        },
      },
    },
  },
  decisions: {
    takenBack: {
      title: { kk: 'Модельді қайтарып алу туралы шешім', ru: 'Решение об отзыве модели', en: 'Decision to take a model back' },
      words: { kk: 'Модель бірден қайтарып алынады, паспорты мен тарихы қалады.', ru: 'Модель немедленно отзывается, её паспорт и история остаются.', en: 'The model is taken back at once; its card and history stay.' },
      effect: 'dismiss', rules: [], basis,
    },
  },
})
