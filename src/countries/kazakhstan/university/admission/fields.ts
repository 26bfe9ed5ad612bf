/** What an applicant to the university is asked, and what the admissions office and the examiner find. */
import { type Field, choice, date, decimal, file, flag, integer, text } from '../../../../law/field.ts'
import type { FormField } from '../../../../law/form.ts'
import { is, not } from '../../../../law/rule.ts'

const pdf = { accept: ['application/pdf'], limitMegabytes: 20 } as const

export const applicant = text('applicant', { label: { kk: 'Аты-жөніңіз', ru: 'Фамилия и имя', en: 'Your name' }, maxLength: 200, from: 'person.name', personal: true })
export const degree = choice('degree', {
  label: { kk: 'Аяқталған білім деңгейі', ru: 'Завершённое образование', en: 'The degree that you hold' },
  choices: [
    { value: 'bachelor', label: { kk: 'Бакалавр', ru: 'Бакалавр', en: 'Bachelor' } }, { value: 'master', label: { kk: 'Магистр немесе маман', ru: 'Магистр или специалист', en: 'Master or specialist' } },
    { value: 'none', label: { kk: 'Жоғары білімім жоқ', ru: 'Высшего образования нет', en: 'None' } },
  ],
})
export const average = decimal('average', { label: { kk: 'Дипломның орташа балы (GPA)', ru: 'Средний балл диплома (GPA)', en: 'Average grade of the diploma (GPA)' }, hint: { kk: '0-ден 4-ке дейін, мысалы, 3,33.', ru: 'От 0 до 4, например, 3,33.', en: 'From 0 to 4, such as 3.33.' }, min: '0', max: '4' })
export const abroad = flag('abroad', { label: { kk: 'Диплом шетелде берілген бе?', ru: 'Диплом выдан за рубежом?', en: 'Was the diploma issued abroad?' } })
export const recognised = choice('recognised', {
  label: { kk: 'Диплом Қазақстанда танылған ба?', ru: 'Диплом признан в Казахстане?', en: 'Is the diploma recognised in Kazakhstan?' }, hint: { kk: 'Танылмаса, тану туралы құжат бірінші семестрде ұсынылады.', ru: 'Если нет, документ о признании представляется в первом семестре.', en: 'If not, bring the recognition in the first semester.' },
  choices: [{ value: 'yes', label: { kk: 'Танылған', ru: 'Признан', en: 'It is' } }, { value: 'later', label: { kk: 'Бірінші семестрде ұсынамын', ru: 'Представлю в первом семестре', en: 'I bring it in the first semester' } }],
})
const transcript = file('transcript', { label: { kk: 'Диплом және транскрипт', ru: 'Диплом и транскрипт', en: 'Diploma and transcript' }, ...pdf, personal: true })

export const english = choice('english', {
  label: { kk: 'Ағылшын тілін білетініңізді немен растайсыз?', ru: 'Чем вы подтверждаете знание английского языка?', en: 'How do you prove your English?' },
  choices: [
    { value: 'ielts', label: { kk: 'IELTS Academic', ru: 'IELTS Academic', en: 'IELTS Academic' } }, { value: 'toefl', label: { kk: 'TOEFL iBT', ru: 'TOEFL iBT', en: 'TOEFL iBT' } },
    { value: 'waiver', label: { kk: 'Сертификаттан босату туралы шешім', ru: 'Решение об освобождении от сертификата', en: 'A decision that waives the certificate' } },
  ],
})
export const ielts = decimal('ielts', { label: { kk: 'IELTS балы', ru: 'Балл IELTS', en: 'Score of IELTS' }, min: '0', max: '9' })
export const toefl = integer('toefl', { label: { kk: 'TOEFL балы', ru: 'Балл TOEFL', en: 'Score of TOEFL' }, min: 0, max: 120 })
export const testedOn = date('testedOn', { label: { kk: 'Емтихан тапсырылған күн', ru: 'Дата экзамена', en: 'Day of the test' } })
const certificate = file('certificate', { label: { kk: 'Сертификат', ru: 'Сертификат', en: 'Certificate' }, ...pdf, personal: true })
const waiverNumber = text('waiverNumber', { label: { kk: 'Босату туралы шешімнің нөмірі', ru: 'Номер решения об освобождении', en: 'Number of the waiver' }, maxLength: 60, personal: true })

export const quota = choice('quota', {
  label: { kk: 'Квота бойынша орынға үміткерсіз бе?', ru: 'Претендуете ли вы на место по квоте?', en: 'Do you apply for a place under a quota?' },
  choices: [
    { value: 'none', label: { kk: 'Жоқ', ru: 'Нет', en: 'No' } }, { value: 'rural', label: { kk: 'Ауыл жастары', ru: 'Сельская молодёжь', en: 'Youth from villages' } },
    { value: 'social', label: { kk: 'Әлеуметтік квота', ru: 'Социальная квота', en: 'Social quota' }, hint: { kk: 'Жетімдер мен мүгедектігі бар адамдар. Негізі қайсысы екені жарияланбайды.', ru: 'Сироты и лица с инвалидностью. Какое из оснований ваше, не публикуется.', en: 'Orphans and people with disabilities. Which of them is not published.' } },
  ],
  personal: true,
})
const quotaProof = file('quotaProof', { label: { kk: 'Квотаға құқықты растайтын құжат', ru: 'Документ, подтверждающий право на квоту', en: 'Paper that proves the quota' }, ...pdf, personal: true })

const only = (field: Field, when: FormField['when']): FormField => ({ ...field, ...(when && { when }) })

/** What is asked of English, each where it applies. */
export const ofEnglish: readonly FormField[] = [
  english, only(ielts, is(english, 'ielts')), only(toefl, is(english, 'toefl')), only(testedOn, not(is(english, 'waiver'))), only(certificate, not(is(english, 'waiver'))), only(waiverNumber, is(english, 'waiver')),
]
export const ofEducation: readonly FormField[] = [degree, average, abroad, only(recognised, is(abroad, true)), transcript]
export const ofQuota: readonly FormField[] = [quota, only(quotaProof, not(is(quota, 'none')))]

export const papersProved = flag('papersProved', { label: { kk: 'Құжаттар жауаптарды растай ма?', ru: 'Подтверждают ли документы ответы?', en: 'Do the papers prove what is stated?' } })
export const quotaProved = choice('quotaProved', {
  label: { kk: 'Қай квота расталды?', ru: 'Какая квота подтверждена?', en: 'Which quota is proved?' }, hint: { kk: 'Квота бойынша орын алғанда ғана рейтингте іс нөмірінің жанында жарияланады.', ru: 'Публикуется в рейтинге рядом с номером дела, только если место получено по квоте.', en: 'It is published in the ranking, beside the number of the case, only of whoever has a place through the quota.' },
  choices: [{ value: 'none', label: { kk: 'Ешқайсысы', ru: 'Никакая', en: 'None' } }, { value: 'rural', label: { kk: 'Ауыл жастары', ru: 'Сельская молодёжь', en: 'Youth from villages' } }, { value: 'social', label: { kk: 'Әлеуметтік квота', ru: 'Социальная квота', en: 'Social quota' } }],
})
export const taskScore = integer('taskScore', { label: { kk: 'Түсу тапсырмасының балы (ең көбі — 100)', ru: 'Баллы за вступительное задание (не более 100)', en: 'Score of the entrance task, of a hundred' }, min: 0, max: 100 })
export const taskTests = text('taskTests', { label: { kk: 'Тапсырма тесттерінің SHA-256 хеші', ru: 'Хеш SHA-256 тестов задания', en: 'SHA-256 of the tests of the task' }, hint: { kk: '64 он алтылық таңба.', ru: '64 шестнадцатеричных знака.', en: '64 hexadecimal digits.' }, maxLength: 64, technical: true })
