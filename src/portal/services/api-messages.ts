/** What the API reference says of services, drafts and cases. */
import type { Text } from '../../law/text.ts'

export const apiTexts = {
  services: { kk: 'Қолданыстағы қызметтер', ru: 'Действующие услуги', en: 'The services in force' },
  service: { kk: 'Қызмет: паспорты мен сұрақтары', ru: 'Услуга: паспорт и вопросы', en: 'A service: its passport and its questions' },
  check: {
    kk: 'Талаптарға сәйкестікті тексереді. Белгілі жауаптарды ғана жіберіңіз: қалғаны «missing» тізімінде қайтады.',
    ru: 'Проверяет соответствие требованиям. Передайте известные ответы: остальное вернётся в списке «missing».',
    en: 'Checks whether one fits. Send the answers that you have: what is still unknown comes back as “missing”.',
  },
  verdict: { kk: 'Қорытынды, орындалмаған талаптар және түсіндірме', ru: 'Вывод, невыполненные требования и объяснение', en: 'The verdict, the failed grounds and the trace' },
  begin: { kk: 'Өтініш қараламасын бастау', ru: 'Начать черновик', en: 'Begin a draft' },
  beginAbout: {
    kk: '«id» өрісін өзіңіз берсеңіз, сұрау қайталанғанда жаңа өтініш қараламасы ашылмайды.',
    ru: 'Если передать свой «id», повторный запрос не создаст второй черновик.',
    en: 'With an “id” of your own, sending the request again begins nothing new.',
  },
  draft: { kk: 'Өтініш қараламасы', ru: 'Черновик', en: 'The draft' },
  save: { kk: 'Жауаптарды сақтау', ru: 'Сохранить ответы', en: 'Save answers' },
  saveAbout: {
    kk: 'Дұрыс жауаптар сақталады, қатесі «problems» тізімінде қайтады.',
    ru: 'Верные ответы сохраняются, ошибки возвращаются в «problems».',
    en: 'Right answers are kept; what is wrong comes back as “problems”.',
  },
  upload: { kk: 'Құжат жүктеу', ru: 'Загрузить документ', en: 'Upload a document' },
  uploadAbout: { kk: 'Файлдың өзі сұрау денесінде беріледі.', ru: 'Файл передаётся телом запроса.', en: 'The body of the request is the file itself.' },
  document: { kk: 'Қол қойылатын құжат', ru: 'Документ для подписи', en: 'The document to sign' },
  documentAbout: {
    kk: 'Қолтаңба осы байттарға қойылады (CMS, бөлек қолтаңба).',
    ru: 'Подписываются именно эти байты (CMS, отсоединённая подпись).',
    en: 'Sign exactly these bytes (CMS, detached).',
  },
  file: { kk: 'Өтінішті жіберу', ru: 'Подать заявление', en: 'File the application' },
  fileAbout: {
    kk: 'Қайта жіберілсе, сол іс қайтарылады.',
    ru: 'При повторном запросе возвращается то же дело.',
    en: 'Sent again, it answers with the same case.',
  },
  cases: { kk: 'Істер тізімі', ru: 'Список дел', en: 'The cases' },
  case: { kk: 'Іс', ru: 'Дело', en: 'The case' },
  act: { kk: 'Істегі әрекет', ru: 'Действие в деле', en: 'Act in a case' },
  actAbout: {
    kk: '«outcome» істің «outcomes» тізімінен алынады. «key» әрекетті бір рет қана орындайды.',
    ru: '«outcome» берётся из «outcomes» дела. Благодаря «key» действие выполняется один раз.',
    en: 'Take “outcome” from the “outcomes” of the case. With the same “key” the act is done once.',
  },
} as const satisfies Record<string, Text>
