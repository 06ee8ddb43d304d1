import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { t } from '../i18n';

const indigo: MantineColorsTuple = [
  '#eef0ff',
  '#e0e2ff',
  '#c7cafe',
  '#a5a9fc',
  '#8185f8',
  '#6366f1',
  '#4f46e5',
  '#4338ca',
  '#3730a3',
  '#312e81',
];

const font = 'var(--font)';

/** Mantine in our tokens (`tokens.css`): sizes, radius and the one accent. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 6 },
  colors: { indigo },
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '26px' },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true, fz: 'xs', transitionProps: { duration: 80 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 100 },
        overlayProps: { opacity: 0.35 },
        closeButtonProps: { 'aria-label': t('Close') },
      },
      styles: { title: { fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 120 }, closeButtonProps: { 'aria-label': t('Close') } },
      styles: { title: { fontWeight: 600 } },
    },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': t('Dismiss') } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Button: { defaultProps: { size: 'xs' } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-dim)',
  '--mantine-color-placeholder': 'var(--text-dim)',
  '--mantine-color-default': 'var(--bg-raised)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--accent-text)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
