/** The institutions of a national AI programme, in the order of every page, and what people come to do there. */
import type { Deed, Institution } from './portal/index.ts'
import { spoken } from './law/text.ts'

export const institutions: readonly Institution[] = [
  { id: 'technopark', path: '/technopark', title: spoken({ kk: 'Технопарк', ru: 'Технопарк', en: 'Technopark' }) },
  { id: 'commons', path: '/commons', title: spoken({ kk: 'Деректер', ru: 'Данные', en: 'Data' }) },
  { id: 'language-model', path: '/language-model', title: spoken({ kk: 'Тіл моделі', ru: 'Языковая модель', en: 'Language model' }) },
  { id: 'oversight', path: '/oversight', title: spoken({ kk: 'ЖИ қадағалау', ru: 'Надзор за ИИ', en: 'AI oversight' }) },
  { id: 'university', path: '/university', title: spoken({ kk: 'Университет', ru: 'Университет', en: 'University' }) },
  { id: 'administration', path: '/services', title: spoken({ kk: 'Көрсетілетін қызметтер', ru: 'Услуги', en: 'Services' }) },
  { id: 'strategy', path: '/strategy', title: spoken({ kk: 'Стратегия', ru: 'Стратегия', en: 'Strategy' }) },
]

export const deeds: readonly Deed[] = [
  { path: '/technopark', title: spoken({ kk: 'Технопарк қатысушысы болу', ru: 'Стать участником технопарка', en: 'Join the technopark' }),
    hint: spoken({ kk: 'Талаптар, жеңілдіктер мен міндеттер, өтініш беру', ru: 'Требования, льготы и обязанности, подача заявления', en: 'Conditions, benefits and duties, and the application' }) },
  { path: '/commons', title: spoken({ kk: 'Деректерді табу', ru: 'Найти данные', en: 'Find data' }),
    hint: spoken({ kk: 'Министрліктер мен компаниялардың деректер жиындары', ru: 'Наборы данных министерств и компаний', en: 'Datasets of ministries and companies' }) },
  { path: '/language-model', title: spoken({ kk: 'Тіл моделін пайдалану', ru: 'Использовать языковую модель', en: 'Use the language model' }),
    hint: spoken({ kk: 'Қазақ тілін білетін модель және оның API кілттері', ru: 'Модель, знающая казахский язык, и ключи её API', en: 'A model that knows Kazakh, and keys to its API' }) },
  { path: '/university', title: spoken({ kk: 'Оқуға түсу', ru: 'Учиться', en: 'Study' }),
    hint: spoken({ kk: 'Қабылдау, курстар, тәжірибе және сертификаттар', ru: 'Приём, курсы, практика и сертификаты', en: 'Admission, courses, practice and credentials' }) },
  { path: '/services', title: spoken({ kk: 'Көрсетілетін қызметті алу', ru: 'Получить услугу', en: 'Use a service' }),
    hint: spoken({ kk: 'Өтініштен шешімге дейін онлайн', ru: 'Онлайн от заявления до решения', en: 'Online from application to decision' }) },
  { path: '/verify', title: spoken({ kk: 'Куәлікті тексеру', ru: 'Проверить свидетельство', en: 'Check a certificate' }),
    hint: spoken({ kk: 'Құжат түпнұсқа ма және әлі күшінде ме', ru: 'Подлинный ли документ и действует ли он', en: 'Whether a document is genuine and still in force' }) },
  { path: '/oversight', title: spoken({ kk: 'Оқыс оқиға туралы хабарлау', ru: 'Сообщить об инциденте', en: 'Report an incident' }),
    hint: spoken({ kk: 'Жасанды интеллект жүйесі зиян келтірсе немесе қауіп төндірсе', ru: 'Если система искусственного интеллекта причинила вред или создала угрозу', en: 'When an AI system has done harm or created a danger' }) },
  { path: '/strategy', title: spoken({ kk: 'Бағдарламаның барысын көру', ru: 'Увидеть ход программы', en: 'See how the programme does' }),
    hint: spoken({ kk: 'Мақсаттар, көрсеткіштер және кім жауап береді', ru: 'Цели, показатели и кто за них отвечает', en: 'Goals, indicators and who answers for them' }) },
]
