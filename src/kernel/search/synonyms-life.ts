/** Words that mean the same in the three languages: data, learning, health, nature, places. A line: Kazakh | Russian | English. */
export const lifeWords = `
деректер, дерек | данные | data
деректер жиыны, деректер жиынтығы | набор данных, датасет | dataset, data set
деректер базасы, дерекқор | база данных | database
ақпарат, мәлімет | информация, сведения | information
статистика, санақ | статистика | statistics
халық санағы | перепись населения | census
кесте | таблица | table, schedule
карта | карта | map
сурет, бейне | изображение, рисунок, картина | image, picture
видео, бейнежазба | видео | video
дыбыс | звук | sound, audio
сөйлеу | речь | speech
мәтін | текст | text
корпус | корпус | corpus
тіл | язык | language
қазақ тілі | казахский язык | kazakh language
орыс тілі | русский язык | russian language
ағылшын тілі | английский язык | english language
қазақ | казах, казахский | kazakh
орыс | русский | russian
аударма | перевод | translation
сөздік | словарь | dictionary
жасанды интеллект, жи | искусственный интеллект, ии | artificial intelligence, ai
модель, үлгі | модель | model
тілдік модель, тіл моделі | языковая модель | language model
алгоритм | алгоритм | algorithm
машиналық оқыту | машинное обучение | machine learning
оқыту | обучение | training, teaching
бағдарламалау | программирование | programming
бағдарламалық қамтылым, бағдарламалық жасақтама | программное обеспечение | software
компьютер | компьютер | computer
желі, тор | сеть | network
интернет, ғаламтор | интернет | internet
байланыс | связь | communication, connection
телефон | телефон | telephone, phone
жүйе | система | system
қолжетімділік | доступ, доступность | access, availability
ашық деректер | открытые данные | open data
жеке деректер, дербес деректер | персональные данные | personal data
білім, білім беру | образование, знание | education, knowledge
мектеп | школа | school
балабақша, бала бақша | детский сад, детсад | kindergarten, nursery
университет | университет | university
колледж | колледж | college
мұғалім, ұстаз | учитель, педагог | teacher
оқушы | ученик, школьник | pupil, schoolchild
студент | студент | student
емтихан | экзамен | exam, examination
сабақ | урок | lesson
пән | предмет | subject
ғылым | наука | science
ғылыми | научный | scientific
ғалым | ученый | scientist, scholar
зерттеу | исследование | research, study
әдіс | метод | method
кітап | книга | book
кітапхана | библиотека | library
мәдениет | культура | culture
өнер | искусство | art
мұражай, музей | музей | museum
театр | театр | theatre, theater
әдебиет | литература | literature
тарих | история | history
дін | религия | religion
денсаулық, денсаулық сақтау | здоровье, здравоохранение | health, healthcare
аурухана | больница | hospital
емхана | поликлиника | clinic, polyclinic
дәрігер | врач, доктор | doctor, physician
дәрі, дәрі-дәрмек | лекарство, препарат | medicine, drug
дәріхана | аптека | pharmacy
ауру | болезнь, заболевание | disease, illness
емделуші, науқас | пациент, больной | patient
медициналық | медицинский | medical
вирус | вирус | virus
екпе | прививка, вакцина | vaccine, vaccination
өлім | смерть, смертность | death, mortality
туу | рождение, рождаемость | birth
неке | брак | marriage
отбасы | семья | family
бала, балалар | ребенок, дети | child, children
әйел | женщина | woman, women
ер, еркек | мужчина | man, men
адам | человек, люди | person, human, people
жас, жастар | молодежь, молодой | youth, young
жас шамасы | возраст | age
мүгедектік | инвалидность | disability
спорт | спорт | sport, sports
ойын | игра | game
команда | команда | team
туризм | туризм | tourism
турист | турист | tourist
қонақүй | гостиница, отель | hotel
көлік | транспорт | transport, vehicle
автокөлік, көлік | автомобиль, машина | car, automobile, vehicle
автобус | автобус | bus
теміржол, темір жол | железная дорога | railway, railroad
пойыз | поезд | train
ұшақ | самолет | aircraft, airplane, plane
әуежай | аэропорт | airport
жол | дорога, путь | road, way
көше | улица | street
көпір | мост | bridge
құрылыс | строительство | construction
ғимарат | здание | building
энергия, қуат | энергия | energy, power
электр | электричество, электрический | electricity, electric
мұнай | нефть | oil, petroleum
газ | газ | gas
көмір | уголь | coal
уран | уран | uranium
металл | металл | metal
алтын | золото | gold
тау-кен | горный, горнодобывающий | mining
су | вода | water
өзен | река | river
көл | озеро | lake
теңіз | море | sea
тау | гора | mountain
орман | лес | forest
ауа | воздух | air
ауа сапасы | качество воздуха | air quality
ауа райы | погода | weather
климат | климат | climate
экология | экология | ecology
қоршаған орта | окружающая среда | environment
табиғат | природа | nature
ластану | загрязнение | pollution
қалдық | отход | waste
өрт | пожар | fire
жер сілкінісі | землетрясение | earthquake
су тасқыны | наводнение, паводок | flood
апат | катастрофа, авария | disaster, accident
төтенше жағдай | чрезвычайная ситуация | emergency
ауыл шаруашылығы | сельское хозяйство | agriculture
фермер, шаруа | фермер | farmer
астық | зерно | grain
бидай | пшеница | wheat
мал | скот | livestock, cattle
жануар | животное | animal
өсімдік | растение | plant
тамақ, азық-түлік | еда, питание, продовольствие | food
сапа | качество | quality
сан | количество, число | number, quantity
саны | численность, количество | number, count
көрсеткіш | показатель, индикатор | indicator
орташа | средний | average, mean
өсім, өсу | рост | growth
даму | развитие | development
жыл | год | year
ай | месяц | month
апта | неделя | week
күн | день | day
уақыт | время | time
жаңалық | новость | news
жаңа | новый | new
ғарыш | космос | space
технология | технология | technology
инновация | инновация | innovation
қазақстан | казахстан | kazakhstan
өзбекстан | узбекистан | uzbekistan
қырғызстан | кыргызстан, киргизия | kyrgyzstan
ресей | россия | russia
қытай | китай | china
түркия | турция | turkey, türkiye
ақш, америка құрама штаттары | сша, соединенные штаты | usa, united states
ұлыбритания | великобритания | great britain, united kingdom
германия | германия | germany
франция | франция | france
жапония | япония | japan
үндістан | индия | india
еуропа | европа | europe
еуропалық одақ | европейский союз, евросоюз | european union
біріккен ұлттар ұйымы, бұұ | организация объединенных наций, оон | united nations
әлем, дүние | мир | world
алматы | алматы, алма-ата | almaty
нұр-сұлтан | нур-султан | nur-sultan
шымкент | шымкент | shymkent
қарағанды | караганда | karaganda, karagandy
`
