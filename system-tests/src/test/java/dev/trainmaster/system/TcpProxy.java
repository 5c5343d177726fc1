package dev.trainmaster.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A wire between a client and a server that can be cut and mended. While it is cut it carries nothing, as a broken
 * network does: connections stay open, and new ones are accepted and stay silent.
 */
final class TcpProxy implements AutoCloseable {

    private static final int BLOCK = 16 * 1024;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread daemon = new Thread(task, "tcp-proxy");
        daemon.setDaemon(true);
        return daemon;
    });
    private final List<Socket> sockets = new ArrayList<>();
    private boolean cut;

    /** @param server host and port */
    TcpProxy(String server) {
        int colon = server.lastIndexOf(':');
        this.server = new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String address() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
    }

    /** What was under way when the wire was cut is lost: those connections break. */
    synchronized void mend() {
        sockets.forEach(TcpProxy::closeQuietly);
        sockets.clear();
        cut = false;
        notifyAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                keep(client);
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket behind = new Socket();
        keep(behind);
        try {
            whileWhole();
            behind.connect(server);
            threads.execute(() -> carry(client, behind));
            carry(behind, client);
        } catch (IOException e) {
            closeQuietly(client);
            closeQuietly(behind);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] block = new byte[BLOCK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                whileWhole();
                out.write(block, 0, read);
                out.flush();
            }
        } catch (IOException broken) {
            // Closed by one side, or by a cut: the other side is closed with it.
        }
    }

    private synchronized void whileWhole() throws IOException {
        try {
            while (cut) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the proxy was closed", e);
        }
    }

    private synchronized void keep(Socket socket) {
        sockets.add(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        closeListener();
        mend();
        threads.shutdownNow();
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
