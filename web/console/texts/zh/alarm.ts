export const alarm = {
  title: '提醒',
  lead: '时限用去一半、八成和到期时各提醒一次。',
  percent: { '50': '用去一半', '80': '用去八成', '100': '已到期' },
  due: (when: string) => `最晚 ${when}`,
  fired: (when: string) => `${when} 提醒`,
  none: '没有提醒',
  noneHint: '所有时限都还宽裕。',
};
