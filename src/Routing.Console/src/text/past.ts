import type { Words } from './text';

export const pastWords: Words = {
  'past.which': ['Which contacts', '选择会话'],
  'past.now': ['Now', '当前'],
  'past.past': ['Past', '历史'],
  'past.title': ['Contacts of these days', '所选日期的会话'],
  'past.from': ['From day', '起始日期'],
  'past.to': ['To day', '结束日期'],
  'past.any': ['any', '不限'],
  'past.came': ['Came in', '进入时间'],
  'past.going': ['still going on', '进行中'],
  'past.erased': ['erased', '已删除'],
  'past.backwards': ['The first day is after the last: change one of them.', '起始日期晚于结束日期：请修改其一。'],
  'past.none': ['No contact like this came in these days.', '所选日期内没有符合的会话。'],
  'past.none.do': ['Take in more days, or leave out a part of the search. What is older than is kept is gone.', '请放宽日期或减少搜索条件。超过保留期限的会话已删除。'],
};
