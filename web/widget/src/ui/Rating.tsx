import { useState } from 'preact/hooks';
import { useSurroundings } from './context.ts';
import { StarIcon } from './icons.tsx';

/** One to five stars and a word, after a person has left or the chat has ended. */
export function Rating({ done }: { done(): void }) {
  const { chat, language } = useSurroundings();
  const { labels } = language;
  const { survey } = chat.state;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        if (score === 0) return;
        void chat.rate(score, comment.trim()).then(() => {
          if (!chat.state.failed) done();
        });
      }}
    >
      {survey?.text && <p dir="auto">{survey.text}</p>}
      <fieldset>
        <legend>{survey?.question ?? labels.rateQuestion}</legend>
        <div class="stars">
          {[1, 2, 3, 4, 5].map((n) => (
            <label key={n} class={n <= score ? 'star lit' : 'star'} title={`${n} / 5`}>
              <input type="radio" name="score" value={n} checked={n === score} onChange={() => setScore(n)} />
              <StarIcon />
              <span class="unseen">{n} / 5</span>
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 && survey?.askComment !== false && (
        <textarea
          rows={2}
          value={comment}
          maxLength={2000}
          placeholder={survey?.comment ?? labels.rateComment}
          aria-label={survey?.comment ?? labels.rateComment}
          dir="auto"
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      )}
      <div class="answers">
        <button type="button" class="quiet" onClick={() => chat.skipRating()}>
          {labels.skip}
        </button>
        {score > 0 && (
          <button type="submit" class="strong">
            {labels.rateSend}
          </button>
        )}
      </div>
    </form>
  );
}
