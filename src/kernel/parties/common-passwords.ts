/** The words of which common passwords are made, in English, Russian and Kazakh and in the wrong keyboard layout. */

const english = `password passw0rd passwd admin administrator root user guest login welcome letmein master secret private
  access default changeme test tester testing temp server system computer internet network security service support office
  manager company business dragon monkey shadow sunshine princess football baseball soccer hockey basketball superman batman
  spiderman ironman naruto pokemon minecraft starwars matrix freedom whatever trustno michael jessica ashley daniel jordan
  robert thomas charlie andrew matthew joshua jennifer hunter killer ranger buster harley cookie pepper ginger summer winter
  spring autumn flower butterfly purple orange yellow silver golden diamond cheese banana chocolate coffee chelsea arsenal
  liverpool barcelona juventus manchester united ferrari mercedes porsche toyota google facebook instagram youtube twitter
  telegram whatsapp microsoft windows android apple iphone samsung nokia intel hello love iloveyou loveyou baby angel lovely
  forever family friend friends happy lucky money power magic music rock star stars blue black white green red hot cool super
  mega ultra best good god jesus christ heaven you the and for one two three four five six seven eight nine zero
  qwerty qwert asdf zxcv qazwsx azerty abc abcd xyz monday tuesday wednesday thursday friday saturday sunday january february
  march april may june july august september october november december correct horse battery staple openai chatgpt robot data`

const russian = `пароль пароли админ администратор пользователь гость логин вход доступ секрет привет любовь люблю тебя меня моя
  мой мама папа семья солнышко солнце зайка зайчик котик кошка собака ангел принцесса красотка россия москва спартак динамо
  зенит локомотив чемпион победа наташа настя марина сергей андрей александр алексей дмитрий максим владимир николай михаил
  евгений светлана татьяна елена ольга ирина екатерина анастасия виктория кристина юлия кирилл денис артем иван роман павел
  олег игорь виктор юрий валентина людмила галина надежда счастье удача жизнь мир дом друг друзья работа школа офис компания
  банк деньги бухгалтер бухгалтерия директор менеджер казахстан астана алматы караганда шымкент весна лето осень зима январь
  февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота
  воскресенье один два три четыре пять шесть семь восемь девять ноль это йцукен йцуке фыва ячсм`

const kazakh = `құпиясөз құпия пароль сәлем сәлеметсізбе қазақстан қазақ казак қазақша астана алматы қарағанды шымкент ақтау
  атырау ақтөбе тараз павлодар өскемен семей қостанай көкшетау түркістан махаббат сүйем сені мен сен біз анам әкем ана әке
  балам бала жаным жан күнім күн айым ай гүлім гүл жұлдыз арман бақыт бақытты үміт өмір отан отаным елім ел туған жер дала
  тұлпар қыран бүркіт арыстан барыс жолбарыс наурыз шаңырақ нұрсұлтан айгерім айдана әсель айнұр алихан әлихан нұрлан ерлан
  асхат серік болат бауыржан мадина дана динара гүлнара гулнара самал жанар алия әлия ерасыл алинур абай қайрат кайрат
  salem almaty astana kazakhstan qazaqstan qazaq kazakh karaganda shymkent aktau atyrau aktobe taraz pavlodar semey kostanay
  nursultan aigerim aidana assel asel ainur alikhan nurlan yerlan askhat serik bolat madina dinara samal aliya kairat abay
  mahabbat zhanym janym arman bakyt otan nauryz shanyraq barys tulpar tengri qupiya parol privet lubov natasha russia moskva`

/** Common pieces, longest first: a password made of nothing else is refused. */
export const commonPieces: readonly string[] = [...new Set(`${english} ${russian} ${kazakh}`.split(/\s+/))]
  .filter((piece) => piece.length >= 3)
  .toSorted((a, b) => b.length - a.length)
