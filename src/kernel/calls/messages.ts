/** What the calls say to people. */
export const messages = {
  none: { kk: 'Мұндай конкурс жоқ.', ru: 'Такого конкурса нет.', en: 'There is no such call.' },
  stillOpen: {
    kk: 'Өтініш қабылдау аяқталған жоқ: рейтинг одан кейін ғана жасалады.', ru: 'Приём заявлений ещё не закончен: рейтинг составляется только после него.',
    en: 'Applications are still taken: the ranking is drawn up after that only.',
  },
  nothingToSign: { kk: 'Қазір қол қоятын ештеңе жоқ.', ru: 'Сейчас подписывать нечего.', en: 'There is nothing to sign now.' },
  placesLeft: {
    kk: 'Бос орын да, кезекте тұрғандар да бар: алдымен соларды қабылдаңыз.', ru: 'Есть свободные места и ожидающие в очереди: сначала зачислите их.', en: 'Places are free and somebody waits: admit them first.',
  },
  notYetRanked: {
    kk: 'Кейбір өтініштер әлі тексерілуде. Рейтинг барлығы тексерілгеннен кейін жасалады.', ru: 'Часть заявлений ещё проверяется. Рейтинг составляется после проверки всех.',
    en: 'Some applications are still being checked. The ranking is drawn up once all are.',
  },
  notPublished: {
    kk: 'Рейтингке әлі қол қойылған жоқ, сондықтан файл жоқ.', ru: 'Рейтинг ещё не подписан, поэтому файла нет.', en: 'No ranking is signed yet, so there is no file.',
  },
  changed: {
    kk: 'Сіз бетті ашқаннан кейін рейтингте өзгеріс болды. Қайта қарап, қол қойыңыз.', ru: 'С тех пор как вы открыли страницу, рейтинг изменился. Посмотрите его ещё раз и подпишите.',
    en: 'The ranking has changed since you opened the page. Look at it again and sign.',
  },
} as const
