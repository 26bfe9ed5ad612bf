/** The waiver of the certificate of English, decided in seven days by two. */
import { days } from '../../../../law/duration.ts'
import { choice, file, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { offices } from '../offices.ts'
import { appeal, common, rules } from './common.ts'

const ground = choice('ground', {
  label: { kk: 'Неге сертификатсыз қабылдау керек?', ru: 'Почему сертификат не нужен?', en: 'Why is no certificate needed?' },
  choices: [
    { value: 'studied', label: { kk: 'Алдыңғы дәрежемді ағылшын тілінде оқып алдым', ru: 'Предыдущая степень получена на английском языке', en: 'I took my degree in English' } },
    { value: 'worked', label: { kk: 'Ағылшын тілінде оқытамын немесе жұмыс істеймін', ru: 'Преподаю или работаю на английском языке', en: 'I teach or work in English' } },
  ],
})
const proof = file('proof', { label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Paper that proves it' }, accept: ['application/pdf'], limitMegabytes: 20, personal: true })
const more = text('more', { label: { kk: 'Қосымша түсініктеме', ru: 'Пояснение', en: 'Anything else' }, maxLength: 2000, long: true, optional: true, personal: true })

export const waiver: Procedure = procedure({
  ...common, id: 'university.language-waiver', need: ['learning'],
  title: { kk: 'Ағылшын тілі сертификатынан босату', ru: 'Освобождение от сертификата по английскому языку', en: 'Waiver of the certificate of English' },
  summary: { kk: 'Ағылшын тілін білетініңізді басқаша растасаңыз, сертификат талап етілмейді. Шешім жеті күн ішінде қабылданады, оның нөмірін өтініште көрсетесіз.', ru: 'Если знание английского языка подтверждено иначе, сертификат не нужен. Решение принимается в течение семи дней, его номер укажите в заявлении.', en: 'If your English is proved otherwise no certificate is needed; it is decided in seven days, and you write the number into your application.' },
  audience: { kk: 'Университетке түсетіндер', ru: 'Поступающие в университет', en: 'Applicants to the university' },
  offices: { 'university.admissions': offices['university.admissions'], 'university.registrar': offices['university.registrar'] }, opens: { by: 'person', signs: 'anyone' },
  form: [{ id: 'ground', title: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [ground, proof, more] }], rules: {},
  clock: { within: days(7), from: 'study', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'study', reopensAt: 'study',
  steps: {
    study: {
      title: { kk: 'Негізін зерделеу', ru: 'Изучение основания', en: 'The ground is studied' }, by: { role: 'university.admissions' }, within: days(4), basis: rules, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Босатуды ұсыну', ru: 'Предложить освободить', en: 'Propose the waiver' }, to: 'signing' },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'university.registrar' }, within: days(3), basis: rules, notBy: ['study'], sign: true, late: 'escalate',
      outcomes: {
        waive: { label: { kk: 'Босатуға қол қою', ru: 'Подписать освобождение', en: 'Sign the waiver' }, to: 'closed', decides: 'waived', after: { step: 'study', outcome: 'propose' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'study', outcome: 'decline' } },
        return: { label: { kk: 'Қайта зерделеуге жіберу', ru: 'Вернуть на изучение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    waived: { title: { kk: 'Сертификаттан босату туралы шешім', ru: 'Решение об освобождении от сертификата', en: 'Waiver of the certificate' }, words: { kk: 'Ағылшын тілі сертификаты талап етілмейді.', ru: 'Сертификат по английскому языку не требуется.', en: 'No certificate of English is asked for.' }, effect: 'grant', rules: [], basis: rules },
    refused: { title: { kk: 'Сертификаттан босатудан бас тарту', ru: 'Отказ в освобождении от сертификата', en: 'Refusal of the waiver' }, words: { kk: 'Ағылшын тілі сертификаты талап етіледі.', ru: 'Сертификат по английскому языку требуется.', en: 'The certificate of English is asked for.' }, effect: 'refuse', rules: [], basis: rules, appeal },
  },
})
