import { catalogue } from '../../i18n/catalogue.ts'

/** Words of facts on which a head answers, and of what a unit answers for as a whole. */
export const text = catalogue('case-heads', {
  facts: ['Tình tiết…', 'Facts…'],
  factsOf: ['Tình tiết về {{name}}', 'Facts on {{name}}'],
  factsDo: ['Ghi tình tiết', 'Enter facts'],
  factsEffect: [
    'Pháp luật được hỏi lại theo các tình tiết này. Lần ghi trước vẫn được giữ.',
    'The law is asked again by these facts. What was entered before is kept.',
  ],
  answers: ['Trách nhiệm', 'Answers'],
  'answers-direct': ['Trực tiếp: lĩnh vực tự phụ trách', 'Directly: for the field of his own'],
  'answers-joint': ['Liên đới: lĩnh vực của cấp phó', 'Jointly: for the field of a deputy'],
  'direct-short': ['trực tiếp', 'directly'],
  'joint-short': ['liên đới', 'jointly'],
  answersMissing: ['chưa nêu trực tiếp hay liên đới', 'whether directly or jointly is missing'],
  true: ['Có', 'Yes'],
  false: ['Không', 'No'],
  unknown: ['Chưa biết', 'Not known'],
  document: ['Văn bản', 'Document'],
  documentMissing: ['chưa có văn bản', 'the document is missing'],
  loading: ['các từ ngữ về trách nhiệm', 'the words on responsibility'],
  not: ['không: {{fact}}', 'not: {{fact}}'],
  by: ['{{document}}, {{name}} ghi', '{{document}}, entered by {{name}}'],
  collective: ['Trách nhiệm tập thể', 'Responsibility of the unit'],
  collectiveLine: ['{{document}} · {{name}} kết luận {{day}}', '{{document}} · concluded by {{name}} on {{day}}'],
  addCollective: ['Trách nhiệm tập thể…', 'Responsibility of the unit…'],
  collectiveDo: ['Kết luận trách nhiệm tập thể', 'Conclude what the unit answers for'],
  collectiveEffect: ['Ghi cho đơn vị, không cho người nào.', 'Of the unit, and of no person.'],
  unit: ['Đơn vị', 'Unit'],
  grounds: ['Căn cứ', 'Grounds'],
})
