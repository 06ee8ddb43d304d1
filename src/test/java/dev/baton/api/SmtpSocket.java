package dev.baton.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A mail server as far as one who sends sees it (RFC 5321, AUTH PLAIN and LOGIN): takes mails, refuses, is busy, breaks off, is silent. */
final class SmtpSocket implements AutoCloseable {

    /** What becomes of a mail. */
    enum Verdict {
        TAKEN("250 2.0.0 taken"),
        REFUSED("550 5.7.1 we do not want it"),
        BUSY("451 4.7.1 too many mails, try again"),
        /** The line is cut. */
        BROKEN(""),
        /** The mail is taken, which is not said until {@link #letGo}. */
        SILENT("250 2.0.0 taken");

        private final String reply;

        Verdict(String reply) {
            this.reply = reply;
        }
    }

    /** What is behind it. */
    interface Mailbox {
        Verdict receive(String mail);

        boolean knows(String credentials);
    }

    private final Mailbox mailbox;
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private ServerSocket server;

    SmtpSocket(Mailbox mailbox) {
        this.mailbox = mailbox;
        this.server = open(0);
    }

    private ServerSocket open(int port) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                Socket line = from.accept();
                lines.add(line);
                Thread.ofVirtual().start(() -> serve(line));
            }
        } catch (IOException closed) {
            // no more lines
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void goDown() {
        cut();
    }

    void comeBack() {
        server = open(port());
    }

    void letGo() {
        goOn.countDown();
    }

    private void cut() {
        try {
            server.close();
            for (Socket line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket line) {
        try (line) {
            var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
            var out = line.getOutputStream();
            Writer replies = new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8);
            say(replies, "220 desk.test ESMTP");
            boolean known = false;
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                String verb = said.toUpperCase(Locale.ROOT);
                if (verb.startsWith("EHLO")) {
                    say(replies, "250-desk.test\r\n250-8BITMIME\r\n250 AUTH PLAIN");
                } else if (verb.startsWith("AUTH PLAIN")) {
                    known = mailbox.knows(plain(said, in, replies));
                    say(replies, known ? "235 2.7.0 welcome" : "535 5.7.8 unknown");
                } else if (verb.startsWith("MAIL") || verb.startsWith("RCPT") || verb.startsWith("RSET")) {
                    say(replies, known ? "250 2.1.0 ok" : "530 5.7.0 sign in first");
                } else if (verb.startsWith("DATA")) {
                    say(replies, "354 go on");
                    if (!received(mailbox.receive(data(in)), replies)) {
                        return;
                    }
                } else if (verb.startsWith("QUIT")) {
                    say(replies, "221 2.0.0 bye");
                    return;
                } else {
                    say(replies, verb.startsWith("NOOP") ? "250 2.0.0 ok" : "502 5.5.1 what?");
                }
            }
        } catch (IOException | InterruptedException closed) {
            // the line is over
        } finally {
            lines.remove(line);
        }
    }

    private boolean received(Verdict verdict, Writer replies) throws IOException, InterruptedException {
        if (verdict == Verdict.BROKEN) {
            return false;
        }
        if (verdict == Verdict.SILENT) {
            goOn.await();
        }
        say(replies, verdict.reply);
        return true;
    }

    private static String plain(String said, BufferedReader in, Writer replies) throws IOException {
        String[] words = said.split(" ");
        if (words.length > 2) {
            return words[2];
        }
        say(replies, "334 ");
        return String.valueOf(in.readLine());
    }

    private static String data(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
            mail.append(text.startsWith(".") ? text.substring(1) : text).append("\r\n");
        }
        return mail.toString();
    }

    private static void say(Writer replies, String text) throws IOException {
        replies.write(text + "\r\n");
        replies.flush();
    }

    @Override
    public void close() {
        letGo();
        cut();
    }
}
