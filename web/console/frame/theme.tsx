import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { useLanguage } from '../texts/language.tsx';

type Mode = 'light' | 'dark';

const KEPT_AS = 'jiannuo.mode';
const Context = createContext<{ mode: Mode; setMode(mode: Mode): void }>({ mode: 'light', setMode() {} });

function remembered(): Mode {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Ant Design computes shades, so it needs the colours themselves, not the names of the custom properties. */
function themeOf(mode: Mode) {
  document.documentElement.dataset.theme = mode;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const ink = token('ink');
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: ink,
      colorInfo: token('running'),
      colorSuccess: token('kept'),
      colorWarning: token('risk'),
      colorError: token('broken'),
      colorLink: token('running'),
      colorText: ink,
      colorTextBase: ink,
      colorTextSecondary: token('ink-2'),
      colorTextDescription: token('ink-2'),
      colorTextPlaceholder: token('ink-2'),
      colorBgBase: token('surface'),
      colorBgContainer: token('surface'),
      colorBgElevated: token('surface'),
      colorBgLayout: token('canvas'),
      colorBorder: token('line'),
      colorBorderSecondary: token('line'),
      colorTextLightSolid: token('on-ink'),
      fontFamily: token('sans'),
      fontSize: 14,
      borderRadius: 5,
      controlHeight: 34,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      boxShadow: '0 6px 24px rgb(0 0 0 / 0.12)',
      boxShadowSecondary: '0 6px 24px rgb(0 0 0 / 0.12)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Modal: { titleFontSize: 18 },
      Input: { activeShadow: 'none' },
      Select: { optionSelectedBg: token('shade') },
    },
  };
}

/** Paper, ink and seal for everything below, light or dark, with Ant Design's own words in the language spoken. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [mode, setMode] = useState(remembered);
  const derived = useMemo(() => themeOf(mode), [mode]);
  useLayoutEffect(() => localStorage.setItem(KEPT_AS, mode), [mode]);
  const value = useMemo(() => ({ mode, setMode }), [mode]);
  return (
    <Context value={value}>
      <ConfigProvider
        theme={derived}
        locale={language === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
      >
        <App message={{ maxCount: 3 }}>{children}</App>
      </ConfigProvider>
    </Context>
  );
}

export const useMode = () => useContext(Context);
