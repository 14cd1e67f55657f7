/** What a language model proposes for an imported sentence. */
export const proposal = {
  by: (measure: string) => `模型建议：${measure}`,
  accept: '采用建议',
  hint: '由语言模型提出，未经规则确认，请核对后采用。',
};
