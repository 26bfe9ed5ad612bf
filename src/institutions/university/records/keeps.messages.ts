/** What learning records keep of people, for the privacy notice of the portal. */
import type { Text } from '../../../law/text.ts'

/** In whole sentences, with the time of keeping. */
export const keeps: readonly Text[] = [
  {
    kk: 'Оқу жазбаларында курстар мен бағдарламалар жіберген тұжырымдар тұрады: адамның пошта мекенжайы немесе тіркелгісі, не істегені, қашан және қандай нәтижемен. Тұжырымды оны жазған бағдарлама, университет бәрін оқуға рұқсат берген бағдарламалар және адамның өзі көреді.',
    ru: 'В учебных записях стоят утверждения, которые прислали курсы и программы: адрес почты или учётная запись человека, что он сделал, когда и с каким результатом. Утверждение видят программа, которая его записала, программы, которым университет разрешил читать всё, и сам человек.',
    en: 'Learning records have the statements that courses and programs sent: a person’s mail address or account, what they did, when, and with which result. A statement is seen by the program that wrote it, by programs that the university lets read everything, and by the person.',
  },
  {
    kk: 'Тұжырым өзгермейді: қатесінің күші жойылды деп белгіленеді, бірақ ол сақталады. Сақтау мерзімін университет әлі белгілеген жоқ; ол белгіленгенше жазбалар сақталады. Күй мен бейін құжаттарын оларды жазған бағдарлама иесінің (ұйымның немесе адамның) бағдарламалары және университет барлық құқықты берген бағдарламалар ғана көреді және өзгертеді; құжаттар солардың бірі жойғанша сақталады.',
    ru: 'Утверждение не меняется: ошибочное помечается аннулированным, но хранится. Срок хранения университет ещё не установил; до этого записи хранятся. Документы состояния и профилей видят и меняют только программы той организации или того человека, чья программа их записала (и те, которым университет разрешил всё); они хранятся, пока одна из этих программ их не удалит.',
    en: 'A statement never changes: a wrong one is marked as voided and stays. The university has set no time of keeping yet, and until it does the records are kept. Documents of state and profiles are seen and changed only by programs of the organisation or person whose program wrote them (and by those that the university lets do everything), and are kept until one of them deletes them.',
  },
  {
    kk: '«Менің оқу жазбаларым» бетінде өзіңіз туралы бәрін көресіз және файлмен жүктеп аласыз. Іздеу индекстерінде мекенжайдың өзі емес, оның хеші тұрады.',
    ru: 'На странице «Мои учебные записи» вы видите всё о себе и скачиваете файлом. В поисковых индексах хранится не сам адрес, а его хеш.',
    en: 'On the page “My learning records” you see everything about you and download it as a file. The indexes for searches hold a fingerprint (a hash) of an address, never the address.',
  },
]
