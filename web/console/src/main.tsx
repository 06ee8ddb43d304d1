import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/tokens.css';
import { speakAsWished } from './i18n/choice';

// The language first: what is loaded after it takes its words where it begins.
await speakAsWished();
const { show } = await import('./app');
const root = document.getElementById('root');
if (root) show(root);
