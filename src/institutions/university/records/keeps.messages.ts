/** What learning records keep of people, for the privacy notice of the portal. */
import type { Text } from '../../../law/text.ts'

/** In whole sentences, with the time of keeping. */
export const keeps: readonly Text[] = [
  {
    kk: 'Оқу жазбаларында курстар мен бағдарламалар жіберген тұжырымдар тұрады: адамның пошта мекенжайы немесе тіркелгісі, не істегені, қашан және қандай нәтижемен. Оларды тек кілті бар бағдарламалар мен адамның өзі көреді.',
    ru: 'В учебных записях стоят утверждения, которые прислали курсы и программы: адрес почты или учётная запись человека, что он сделал, когда и с каким результатом. Их видят только программы с ключом и сам человек.',
    en: 'Learning records have the statements that courses and programs sent: a person’s mail address or account, what they did, when, and with which result. Only programs with a key and the person see them.',
  },
  {
    kk: 'Тұжырым өзгермейді: қатесінің күші жойылды деп белгіленеді, бірақ ол сақталады. Сақтау мерзімін университет әлі белгілеген жоқ; ол белгіленгенше жазбалар сақталады. Күй мен бейін құжаттары оларды жазған бағдарлама жойғанша сақталады.',
    ru: 'Утверждение не меняется: ошибочное помечается аннулированным, но хранится. Срок хранения университет ещё не установил; до этого записи хранятся. Документы состояния и профилей хранятся, пока их не удалит программа, которая их записала.',
    en: 'A statement never changes: a wrong one is marked as voided and stays. The university has set no time of keeping yet, and until it does the records are kept. Documents of state and profiles are kept until a program deletes them.',
  },
  {
    kk: '«Менің оқу жазбаларым» бетінде өзіңіз туралы бәрін көресіз және файлмен жүктеп аласыз. Іздеу индекстерінде мекенжайдың өзі емес, оның хеші тұрады.',
    ru: 'На странице «Мои учебные записи» вы видите всё о себе и скачиваете файлом. В поисковых индексах хранится не сам адрес, а его хеш.',
    en: 'On the page “My learning records” you see everything about you and download it as a file. The indexes for searches hold a fingerprint (a hash) of an address, never the address.',
  },
]
