import type { ComponentChildren } from 'preact';

function icon(children: ComponentChildren) {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
      {children}
    </svg>
  );
}

export const ChatIcon = () =>
  icon(
    <path d="M12 3.8c-5 0-8.7 3.3-8.7 7.6 0 2.4 1.2 4.4 3 5.8l-.6 3.3 3.6-1.7c.9.2 1.8.3 2.7.3 5 0 8.7-3.3 8.7-7.7S17 3.8 12 3.8Z" />,
  );
export const DownIcon = () => icon(<path d="m6 9.5 6 6 6-6" />);
export const CloseIcon = () => icon(<path d="m6.5 6.5 11 11m0-11-11 11" />);
export const MoreIcon = () =>
  icon(
    <g fill="currentColor" stroke="none">
      <circle cx="5.5" cy="12" r="1.6" />
      <circle cx="12" cy="12" r="1.6" />
      <circle cx="18.5" cy="12" r="1.6" />
    </g>,
  );
export const SendIcon = () => icon(<path d="M12 19V5.5M6 11l6-6 6 6" />);
export const ClipIcon = () =>
  icon(<path d="m20 11.5-8 8a5 5 0 0 1-7-7l8.3-8.3a3.3 3.3 0 0 1 4.7 4.7L9.8 17a1.7 1.7 0 0 1-2.4-2.4l7.3-7.2" />);
export const FileIcon = () => icon(<path d="M13.5 3.5H7v17h11V8zm0 0V8H18" />);
export const BotIcon = () =>
  icon(<path d="M12 3.5c.7 4.6 3.2 7.3 8 8.5-4.8 1.2-7.3 3.9-8 8.5-.7-4.6-3.2-7.3-8-8.5 4.8-1.2 7.3-3.9 8-8.5Z" />);
export const PersonIcon = () =>
  icon(<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.6-3.6 3.5-5.5 7.5-5.5s6.9 1.9 7.5 5.5" />);
export const ClockIcon = () => icon(<path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2" />);
export const SummaryIcon = () => icon(<path d="M5 5.5h14M5 10h14M5 14.5h14M5 19h8" />);
export const EndIcon = () => icon(<path d="M14 4.5H6.5v15H14M10.5 12h9m-3-3 3 3-3 3" />);
export const StarIcon = () => icon(<path d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.7 9.6 9Z" />);
