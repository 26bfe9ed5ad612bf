/** The commonest questions as people ask them, by the page where their answer stands: what the search must answer at once, whoever asks. For tests. */
import type { Locale } from '../../law/text.ts'

export const commonestQuestions: Readonly<Record<string, Readonly<Record<Locale, readonly string[]>>>> = {
  '/invoices': { kk: ['қалай төлеймін', 'қанша қарызым бар'], ru: ['как оплатить счёт', 'сколько я должен'], en: ['pay an invoice', 'how do I pay what I owe'] },
  '/verify': { kk: ['куәлікті тексеру', 'құжат түпнұсқа ма'], ru: ['проверить подлинность сертификата', 'проверить документ'], en: ['is this certificate genuine', 'check a document'] },
  '/cases': { kk: ['өтінішім қайда', 'өтінішімнің жағдайы'], ru: ['где моё дело', 'статус заявления'], en: ['where is my case', 'status of my application'] },
  '/cabinet': { kk: ['бас тартуға қалай шағымданамын', 'маған бас тартты не істеймін'], ru: ['как обжаловать отказ', 'мне отказали что делать'], en: ['how do I appeal a refusal', 'my application was refused'] },
  '/duties': { kk: ['есепті қашан тапсырамын', 'есепті қайда беремін'], ru: ['когда сдавать отчёт', 'где сдать отчёт'], en: ['where do I file the report', 'when is my report due'] },
  '/account/reset': { kk: ['құпиясөзімді ұмытып қалдым', 'пароль ұмыттым'], ru: ['забыл пароль', 'как восстановить пароль'], en: ['I forgot my password', 'reset password'] },
  '/register': { kk: ['порталға қалай тіркелемін', 'аккаунт ашу'], ru: ['как зарегистрироваться на портале', 'создать аккаунт'], en: ['how to create an account', 'register with the portal'] },
  '/account/companies/new': { kk: ['компанияны қалай қосамын', 'ұйым қосу'], ru: ['как добавить компанию', 'привязать ТОО'], en: ['how do I add my company', 'add an organisation'] },
  '/account': { kk: ['бухгалтерге сенімхат қалай беремін', 'қызметкерге рұқсат беру'], ru: ['как выдать доверенность бухгалтеру', 'добавить сотрудника'], en: ['give my accountant access', 'delegate to an employee'] },
  '/account/certificate': { kk: ['ЭЦҚ қалай аламын', 'электрондық қолтаңба алу'], ru: ['как получить ЭЦП', 'получить электронную подпись'], en: ['how to get a digital signature', 'get a signing certificate'] },
  '/account/looks': { kk: ['деректерімді кім қарады', 'мен туралы деректерді кім көрді'], ru: ['кто видел мои данные', 'кто смотрел мои данные'], en: ['who looked at my data', 'who saw my data'] },
  '/keys/new': { kk: ['кілтті қалай аламын', 'API кілт алу'], ru: ['как получить ключ', 'создать ключ API'], en: ['how do I get a key', 'get an API key'] },
  '/keys': { kk: ['кілт қанша тұрады', 'кілттің бағасы'], ru: ['сколько стоит ключ API', 'цена ключа'], en: ['price of a key', 'how much does a key cost'] },
  '/commons/datasets': { kk: ['деректерді қалай аламын', 'датасетті қайдан табамын'], ru: ['как получить данные', 'скачать набор данных'], en: ['where do I download data', 'get a dataset'] },
  '/technopark/events': { kk: ['келесі іс-шара қашан', 'форум қашан болады'], ru: ['ближайшее мероприятие', 'когда форум'], en: ['when is the next event', 'upcoming events'] },
  '/services/technopark.residency': { kk: ['резидент болу үшін не керек', 'технопаркке қалай қосыламын'], ru: ['как стать резидентом', 'кто может стать резидентом'], en: ['how do I join the technopark', 'become a resident'] },
  '/services/oversight.ai-system': { kk: ['жасанды интеллект жүйесін тіркеу', 'ЖИ жүйесін қалай тіркеймін'], ru: ['зарегистрировать систему ИИ', 'как зарегистрировать нейросеть'], en: ['register an AI system', 'how do I register my AI'] },
  '/services/oversight.incident-report': { kk: ['жасанды интеллект зиян келтірді қайда хабарлаймын', 'инцидент туралы хабарлау'], ru: ['сообщить об инциденте с ИИ', 'нейросеть навредила'], en: ['report an AI incident', 'an AI system harmed me'] },
  '/services/oversight.explanation': { kk: ['ЖИ мен туралы неге олай шешті, түсіндіріңіз', 'жасанды интеллекттің шешімін түсіндіру'], ru: ['почему ИИ мне отказал', 'объяснить решение алгоритма'], en: ['an AI decided about me, explain', 'why did the algorithm decide so'] },
  '/services/university.admission': { kk: ['магистратураға қалай түсемін', 'университетке түсу'], ru: ['как поступить в магистратуру', 'поступление в университет'], en: ['how to apply to the university', 'admission to the master programme'] },
  '/services/compute-hours.request': { kk: ['GPU сағатын қалай аламын', 'суперкомпьютерге сағат сұрау'], ru: ['как получить часы вычислений', 'получить GPU'], en: ['how do I get compute hours', 'request GPU hours'] },
}
